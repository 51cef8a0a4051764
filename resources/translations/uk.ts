<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk" sourcelanguage="en">
<context>
    <name>ActButtons</name>
    <message>
        <source>Answer</source>
        <translation>Відповісти</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Утримати</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Вернути</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Відхилити</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Завершити</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>Keys</source>
        <translation>Клавіші</translation>
    </message>
    <message>
        <source>Waiting call</source>
        <translation>Дзвінок, що чекає</translation>
    </message>
    <message>
        <source>Another caller</source>
        <translation>Інший абонент</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Підсумок</translation>
    </message>
    <message>
        <source>Hold, resume</source>
        <translation>Утримати, вернути</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Передати</translation>
    </message>
    <message>
        <source>Hang up, refuse</source>
        <translation>Завершити, відхилити</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Відповісти</translation>
    </message>
    <message>
        <source>My state</source>
        <translation>Мій стан</translation>
    </message>
    <message>
        <source>Attach number</source>
        <translation>Додати номер</translation>
    </message>
    <message>
        <source>Find or begin</source>
        <translation>Знайти чи почати</translation>
    </message>
    <message>
        <source>To the calls</source>
        <translation>До дзвінків</translation>
    </message>
    <message>
        <source>To the history</source>
        <translation>До історії</translation>
    </message>
    <message>
        <source>To the open request</source>
        <translation>До відкритої заявки</translation>
    </message>
    <message>
        <source>To what is alerted</source>
        <translation>До застереження</translation>
    </message>
    <message>
        <source>All alerts</source>
        <translation>Усі застереження</translation>
    </message>
    <message>
        <source>What may be offered</source>
        <translation>Що запропонувати</translation>
    </message>
    <message>
        <source>Answer, next answer</source>
        <translation>Відповідь, наступна</translation>
    </message>
    <message>
        <source>More of the answer</source>
        <translation>Докладніше у відповіді</translation>
    </message>
    <message>
        <source>The answer helped</source>
        <translation>Відповідь допомогла</translation>
    </message>
    <message>
        <source>The answer did not help</source>
        <translation>Відповідь не допомогла</translation>
    </message>
    <message>
        <source>Ask step by step</source>
        <translation>Запитати по кроках</translation>
    </message>
    <message>
        <source>Question before</source>
        <translation>Попереднє питання</translation>
    </message>
    <message>
        <source>File request</source>
        <translation>Подати заявку</translation>
    </message>
    <message>
        <source>Save wrap-up</source>
        <translation>Зберегти підсумок</translation>
    </message>
    <message>
        <source>Back, losing nothing</source>
        <translation>Назад, нічого не втрачаючи</translation>
    </message>
    <message>
        <source>Light, dark, high contrast</source>
        <translation>Світла, темна, контрастна</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Мова</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Вийти</translation>
    </message>
    <message>
        <source>Choose the caller</source>
        <translation>Обрати абонента</translation>
    </message>
    <message>
        <source>Drop the guess, take it</source>
        <translation>Відкинути чи взяти здогад</translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation>Відібрати в історії</translation>
    </message>
    <message>
        <source>Take a reading</source>
        <translation>Записати показання</translation>
    </message>
    <message>
        <source>Undo my reading</source>
        <translation>Скасувати моє показання</translation>
    </message>
    <message>
        <source>Take what is proposed</source>
        <translation>Прийняти пропозицію</translation>
    </message>
    <message>
        <source>Why is it so?</source>
        <translation>Чому так?</translation>
    </message>
    <message>
        <source>Why such a bill?</source>
        <translation>Чому такий рахунок?</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Копіювати відповідь</translation>
    </message>
    <message>
        <source>To bills and payments</source>
        <translation>До рахунків і платежів</translation>
    </message>
    <message>
        <source>Ask who he is</source>
        <translation>Запитати, хто це</translation>
    </message>
    <message>
        <source>Number not his, undo</source>
        <translation>Номер не його, скасувати</translation>
    </message>
    <message>
        <source>Accounts, household, numbers</source>
        <translation>Рахунки, родина, номери</translation>
    </message>
</context>
<context>
    <name>AlertLine</name>
    <message>
        <source>Nothing special about this client</source>
        <translation>Особливостей немає</translation>
    </message>
</context>
<context>
    <name>AlertList</name>
    <message>
        <source>What to know about this client</source>
        <translation>Що знати про клієнта</translation>
    </message>
</context>
<context>
    <name>AlertsArea</name>
    <message>
        <source>unsent</source>
        <translation>не надіслано</translation>
    </message>
    <message>
        <source>Request {0}</source>
        <translation>Заявка {0}</translation>
    </message>
    <message>
        <source>The call</source>
        <translation>До розмови</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>До рахунків</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>До лічильника</translation>
    </message>
    <message>
        <source>Why so much</source>
        <translation>Чому стільки</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Відповідь</translation>
    </message>
</context>
<context>
    <name>AnswerBox</name>
    <message>
        <source>Answer</source>
        <translation>Відповідь</translation>
    </message>
    <message>
        <source>Not on the card: {0}</source>
        <translation>Немає на картці: {0}</translation>
    </message>
    <message>
        <source>It helped</source>
        <translation>Допомогло</translation>
    </message>
    <message>
        <source>It did not</source>
        <translation>Ні</translation>
    </message>
    <message>
        <source>noted: helped</source>
        <translation>враховано: допомогло</translation>
    </message>
    <message>
        <source>noted: no help</source>
        <translation>враховано: не допомогло</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Коротше</translation>
    </message>
    <message>
        <source>More about it</source>
        <translation>Докладніше</translation>
    </message>
    <message>
        <source>Ask step by step</source>
        <translation>Запитати по кроках</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Інша</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Прочитайте вголос</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>копіювати</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопійовано</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Ask for</source>
        <translation>Запитайте</translation>
    </message>
    <message>
        <source>On file</source>
        <translation>У справі</translation>
    </message>
</context>
<context>
    <name>CallBar</name>
    <message>
        <source>Waiting: {0}</source>
        <translation>Чекає: {0}</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>Немає дзвінка</translation>
    </message>
    <message>
        <source>Waiting for a call</source>
        <translation>Очікування дзвінка</translation>
    </message>
    <message>
        <source>Entered {0}</source>
        <translation>Введено {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n failed entry(ies)</source>
        <translation>
            <numerusform>%n невдала спроба</numerusform>
            <numerusform>%n невдалі спроби</numerusform>
            <numerusform>%n невдалих спроб</numerusform>
        </translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Номер приховано</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>Немає номера</translation>
    </message>
    <message>
        <source>handed over by {0}</source>
        <translation>передав(ла) {0}</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>обрано вами</translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s)</source>
        <translation>
            <numerusform>%n кандидат</numerusform>
            <numerusform>%n кандидати</numerusform>
            <numerusform>%n кандидатів</numerusform>
        </translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Ще не обрано</translation>
    </message>
    <message>
        <source>Unknown caller</source>
        <translation>Невідомий абонент</translation>
    </message>
    <message>
        <source>Direct call</source>
        <translation>Прямий дзвінок</translation>
    </message>
    <message>
        <source>Queue “{0}”</source>
        <translation>Черга «{0}»</translation>
    </message>
    <message>
        <source>Queue “{0}”, waited {1}</source>
        <translation>Черга «{0}», очікування {1}</translation>
    </message>
</context>
<context>
    <name>CallerPanel</name>
    <message>
        <source>last contact {0}</source>
        <translation>звертався {0}</translation>
    </message>
    <message>
        <source>Who is calling?</source>
        <translation>Хто телефонує?</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) may be calling from {0}. Ask for the name, then choose: nobody is chosen by itself.</source>
        <translation>
            <numerusform>З номера {0} може телефонувати %n клієнт. Запитайте ім’я й оберіть: сама картка не відкриється.</numerusform>
            <numerusform>З номера {0} можуть телефонувати %n клієнти. Запитайте ім’я й оберіть: сама картка не відкриється.</numerusform>
            <numerusform>З номера {0} можуть телефонувати %n клієнтів. Запитайте ім’я й оберіть: сама картка не відкриється.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not looked up</source>
        <translation>Пошук не вдався</translation>
    </message>
    <message>
        <source>{0} The client may well be known; the card comes by itself once it is found.</source>
        <translation>{0} Абонент може бути в базі: картка з’явиться сама, щойно знайдеться.</translation>
    </message>
    <message>
        <source>Ask for the account and the name, and write down what is said.</source>
        <translation>Запитайте рахунок та ім’я і запишіть, що кажуть.</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Номер приховано</translation>
    </message>
    <message>
        <source>The caller hides the number. That is his right, and no reason to refuse him.</source>
        <translation>Абонент приховав номер. Це його право, а не підстава для відмови.</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>Немає номера</translation>
    </message>
    <message>
        <source>The exchange gave no number that could be read: {0}</source>
        <translation>Станція не передала номера, який можна прочитати: {0}</translation>
    </message>
    <message>
        <source>Unknown number</source>
        <translation>Невідомий номер</translation>
    </message>
    <message>
        <source>{0} is not written at any client.</source>
        <translation>Номера {0} немає в жодного клієнта.</translation>
    </message>
    <message>
        <source>Ask for the account, the name or the address and type it: {0}.</source>
        <translation>Запитайте рахунок, ім’я чи адресу та введіть: {0}.</translation>
    </message>
</context>
<context>
    <name>CardHeader</name>
    <message>
        <source>Another caller</source>
        <translation>Інший абонент</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>До сплати</translation>
    </message>
    <message>
        <source>Last payment</source>
        <translation>Останній платіж</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Показання</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Договір</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>станом на: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n more account(s)</source>
        <translation>
            <numerusform>ще %n рахунок</numerusform>
            <numerusform>ще %n рахунки</numerusform>
            <numerusform>ще %n рахунків</numerusform>
        </translation>
    </message>
    <message>
        <source>Acc. {0}</source>
        <translation>О/р {0}</translation>
    </message>
    <message>
        <source>tax no. {0}</source>
        <translation>ЄДРПОУ/ІПН {0}</translation>
    </message>
    <message numerus="yes">
        <source>overdue %n day(s)</source>
        <translation>
            <numerusform>прострочено %n день</numerusform>
            <numerusform>прострочено %n дні</numerusform>
            <numerusform>прострочено %n днів</numerusform>
        </translation>
    </message>
    <message>
        <source>paid in advance</source>
        <translation>сплачено наперед</translation>
    </message>
    <message>
        <source>nothing owed</source>
        <translation>боргу немає</translation>
    </message>
    <message>
        <source>no payments yet</source>
        <translation>платежів ще немає</translation>
    </message>
    <message>
        <source>pay by {0}</source>
        <translation>сплатити до {0}</translation>
    </message>
    <message>
        <source>no meter</source>
        <translation>без лічильника</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>до {0}</translation>
    </message>
    <message>
        <source>readings are taken now</source>
        <translation>вікно відкрите</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>з {0}</translation>
    </message>
    <message>
        <source>till {0}</source>
        <translation>до {0}</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>з {0}</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Пов&apos;язане</translation>
    </message>
    <message>
        <source>Level: {0}</source>
        <translation>Рівень: {0}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрито</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Is it really he?</source>
        <translation>Чи це справді він?</translation>
    </message>
    <message>
        <source>Level “{0}” is wanted; the caller has reached “{1}”</source>
        <translation>Потрібен рівень «{0}», абонент має «{1}»</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Збігається</translation>
    </message>
    <message>
        <source>Does not agree</source>
        <translation>Не збігається</translation>
    </message>
    <message>
        <source>Open anyway, with a reason</source>
        <translation>Відкрити все одно, з причиною</translation>
    </message>
    <message>
        <source>The reason, then Enter: it is written down with your name</source>
        <translation>Причина, тоді Enter: її записують з вашим ім&apos;ям</translation>
    </message>
    <message>
        <source>Why it is opened without the level</source>
        <translation>Чому відкрито без рівня</translation>
    </message>
    <message>
        <source>This client no longer stands in front. {0} closes.</source>
        <translation>Цього клієнта вже немає на екрані. {0} закриває.</translation>
    </message>
    <message>
        <source>Too many wrong answers: none counts any more in this call. {0} closes.</source>
        <translation>Забагато хибних відповідей: у цьому дзвінку жодна вже не рахується. {0} закриває.</translation>
    </message>
    <message>
        <source>There is nothing more on file to ask for. {0} closes.</source>
        <translation>У справі більше нема про що запитати. {0} закриває.</translation>
    </message>
    <message>
        <source>↑ ↓ another question. {0} goes back.</source>
        <translation>↑ ↓ інше запитання. {0} повертає назад.</translation>
    </message>
</context>
<context>
    <name>ConsumptionPanel</name>
    <message>
        <source>Consumption by month</source>
        <translation>Споживання за місяцями</translation>
    </message>
    <message>
        <source>Consumption, {0}</source>
        <translation>Споживання, {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n місяць</numerusform>
            <numerusform>%n місяці</numerusform>
            <numerusform>%n місяців</numerusform>
        </translation>
    </message>
    <message>
        <source>no bills yet</source>
        <translation>рахунків ще немає</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Open from level “{0}”; the caller has reached “{1}”</source>
        <translation>Відкрито від рівня «{0}», абонент має «{1}»</translation>
    </message>
    <message>
        <source>Ask the caller</source>
        <translation>Запитати абонента</translation>
    </message>
</context>
<context>
    <name>FiledPanel</name>
    <message>
        <source>Request kept, its number comes from the server</source>
        <translation>Заявку збережено, номер надасть сервер</translation>
    </message>
    <message>
        <source>Request {0} filed</source>
        <translation>Заявку {0} подано</translation>
    </message>
    <message>
        <source>The answer is due by {0}. Tell the caller the number and the date.</source>
        <translation>Відповідь — до {0}. Назвіть абонентові номер і дату.</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>{0} (optional)</source>
        <translation>{0} (не обов’язково)</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Today {0}</source>
        <translation>Сьогодні {0}</translation>
    </message>
</context>
<context>
    <name>IdlePanel</name>
    <message>
        <source>ANSWERS FOR THIS CALL</source>
        <translation>ВІДПОВІДІ ДО ЦЬОГО ДЗВІНКА</translation>
    </message>
    <message>
        <source>Answers for this call</source>
        <translation>Відповіді до цього дзвінка</translation>
    </message>
    <message>
        <source>answer to read aloud</source>
        <translation>відповідь, щоб прочитати</translation>
    </message>
    <message>
        <source>Type what the caller says: phone, account, meter, name, address; or the matter, as in “recalculation”.</source>
        <translation>Вводьте, що каже абонент: телефон, рахунок, лічильник, ім’я, адресу — або суть, як-от «перерахунок».</translation>
    </message>
    <message>
        <source>NEW REQUEST</source>
        <translation>НОВА ЗАЯВКА</translation>
    </message>
    <message>
        <source>Request types</source>
        <translation>Види заявок</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Keys</source>
        <translation>Клавіші</translation>
    </message>
</context>
<context>
    <name>LinksArea</name>
    <message>
        <source>The household is being read…</source>
        <translation>Читаю, хто ще пов&apos;язаний…</translation>
    </message>
    <message>
        <source>The household could not be read: {0}.</source>
        <translation>Не вдалося прочитати пов&apos;язаних: {0}.</translation>
    </message>
    <message>
        <source>Nobody else is linked by address, payer or number.</source>
        <translation>За адресою, платником чи номером більше нікого не пов&apos;язано.</translation>
    </message>
</context>
<context>
    <name>LinksPanel</name>
    <message>
        <source>Belongs to {0}</source>
        <translation>Пов&apos;язане: {0}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Operator desktop</source>
        <translation>Робоче місце оператора</translation>
    </message>
</context>
<context>
    <name>MetersPanel</name>
    <message>
        <source>Meters and readings</source>
        <translation>Лічильники й показання</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Зона</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Попереднє</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Last reading</source>
        <translation>Останнє</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Спожито</translation>
    </message>
    <message>
        <source>How taken</source>
        <translation>Джерело</translation>
    </message>
    <message>
        <source>No meter is installed</source>
        <translation>Лічильника не встановлено</translation>
    </message>
    <message>
        <source>Meter {0} no. {1}</source>
        <translation>Лічильник {0} № {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n meter(s)</source>
        <translation>
            <numerusform>%n лічильник</numerusform>
            <numerusform>%n лічильники</numerusform>
            <numerusform>%n лічильників</numerusform>
        </translation>
    </message>
    <message>
        <source>, seal {0}</source>
        <translation>, пломба {0}</translation>
    </message>
    <message>
        <source>verification ended {0}</source>
        <translation>повірка скінчилася {0}</translation>
    </message>
    <message>
        <source>verified until {0}</source>
        <translation>повірка до {0}</translation>
    </message>
    <message>
        <source>no reading yet</source>
        <translation>показань ще немає</translation>
    </message>
</context>
<context>
    <name>MoneyPanel</name>
    <message>
        <source>Bills and payments</source>
        <translation>Рахунки й платежі</translation>
    </message>
    <message>
        <source>Bills, corrections and payments</source>
        <translation>Рахунки, коригування та платежі</translation>
    </message>
    <message>
        <source>no bills yet</source>
        <translation>рахунків ще немає</translation>
    </message>
    <message>
        <source>Bill for {0}</source>
        <translation>Рахунок за {0}</translation>
    </message>
    <message>
        <source>Correction for {0}</source>
        <translation>Коригування за {0}</translation>
    </message>
    <message>
        <source>Payment, {0}</source>
        <translation>Платіж, {0}</translation>
    </message>
    <message>
        <source>why?</source>
        <translation>чому так?</translation>
    </message>
    <message>
        <source>plan: {0} of {1} paid</source>
        <translation>розстрочка: {0} з {1}</translation>
    </message>
</context>
<context>
    <name>NowPanel</name>
    <message>
        <source>Calls now</source>
        <translation>Дзвінки зараз</translation>
    </message>
    <message>
        <source>Recent callers, drafts, rejected</source>
        <translation>Нещодавні, чернетки, відхилені</translation>
    </message>
    <message>
        <source>NOW</source>
        <translation>ЗАРАЗ</translation>
    </message>
    <message>
        <source>MY WORK</source>
        <translation>МОЇ СПРАВИ</translation>
    </message>
    <message>
        <source>Your calls will stand here; a second one waits beside the first.</source>
        <translation>Тут будуть ваші дзвінки; другий чекає поруч із першим.</translation>
    </message>
    <message>
        <source>Bring back the draft</source>
        <translation>Повернути чернетку</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>Розглянуто</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>Відкинути чернетку</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Номер приховано</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>Немає номера</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>прямий</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>пропущено</translation>
    </message>
    <message>
        <source>no wrap-up</source>
        <translation>без підсумку</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>не надіслано</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Чернетки</translation>
    </message>
    <message>
        <source>My requests</source>
        <translation>Мої заявки</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Відхилені</translation>
    </message>
    <message>
        <source>Recent calls</source>
        <translation>Нещодавні</translation>
    </message>
    <message>
        <source>Callers of this shift will stand here.</source>
        <translation>Тут будуть абоненти цієї зміни.</translation>
    </message>
    <message>
        <source>Requests begun and not filed will stand here.</source>
        <translation>Тут будуть розпочаті й не подані заявки.</translation>
    </message>
    <message>
        <source>Requests that you file in this shift will stand here.</source>
        <translation>Тут будуть подані вами за зміну заявки.</translation>
    </message>
    <message>
        <source>Nothing was rejected.</source>
        <translation>Нічого не відхилено.</translation>
    </message>
    <message>
        <source>Served {0}</source>
        <translation>Обслужено {0}</translation>
    </message>
    <message>
        <source>avg. {0}</source>
        <translation>серед. {0}</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>Accepted</source>
        <translation>Погодився</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Відмовився</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Не пропонували</translation>
    </message>
</context>
<context>
    <name>OfferBox</name>
    <message>
        <source>Offer · {0}</source>
        <translation>Пропозиція · {0}</translation>
    </message>
    <message>
        <source>A digit says what the client answered. Esc leaves.</source>
        <translation>Цифра — що відповів клієнт. Esc — вийти.</translation>
    </message>
</context>
<context>
    <name>OfferLine</name>
    <message>
        <source>May be offered: {0}</source>
        <translation>Пропозиція: {0}</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Прочитати</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Змінити</translation>
    </message>
</context>
<context>
    <name>OwnStateButton</name>
    <message>
        <source>asked for: {0}</source>
        <translation>запит: {0}</translation>
    </message>
    <message>
        <source>then: {0}</source>
        <translation>потім: {0}</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>з {0}</translation>
    </message>
    <message>
        <source>My state: {0}</source>
        <translation>Мій стан: {0}</translation>
    </message>
</context>
<context>
    <name>OwnStateList</name>
    <message>
        <source>My state</source>
        <translation>Мій стан</translation>
    </message>
    <message>
        <source>During a call it holds from its end; choose again to change or cancel it.</source>
        <translation>Під час розмови діятиме після її кінця; оберіть ще раз, щоб змінити чи скасувати.</translation>
    </message>
</context>
<context>
    <name>ReadingArea</name>
    <message>
        <source>late: counts for {0}</source>
        <translation>запізно: зарахується за {0}</translation>
    </message>
    <message>
        <source>for {0}, until {1}</source>
        <translation>за {0}, до {1}</translation>
    </message>
    <message>
        <source>read by you, undo: {0}</source>
        <translation>записали ви, скасувати: {0}</translation>
    </message>
</context>
<context>
    <name>ReadingEntry</name>
    <message>
        <source>Register</source>
        <translation>Зона</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Попереднє</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Нове</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Спожито</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Сума</translation>
    </message>
    <message>
        <source>Why it is right all the same, in a few words</source>
        <translation>Чому це все ж правильно, кількома словами</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Use on the bill</source>
        <translation>Врахувати в рахунку</translation>
    </message>
    <message>
        <source>New reading, {0}</source>
        <translation>Нове показання, {0}</translation>
    </message>
    <message>
        <source>Your reading of today: saving it again puts it right.</source>
        <translation>Ваше сьогоднішнє показання: повторне збереження виправить його.</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>разом {0}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Зберегти</translation>
    </message>
    <message>
        <source>It went through nought</source>
        <translation>Пройшов через нуль</translation>
    </message>
    <message>
        <source>Swap them</source>
        <translation>Поміняти місцями</translation>
    </message>
    <message>
        <source>File a request</source>
        <translation>Подати заявку</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Знято</translation>
    </message>
    <message>
        <source>Day of the reading</source>
        <translation>День показання</translation>
    </message>
    <message>
        <source>Empty means today; 20.11 or “yesterday” when it was read earlier</source>
        <translation>Порожньо — сьогодні; 20.11 або «вчора», якщо знято раніше</translation>
    </message>
    <message>
        <source>This is no day. Write 20.11, or “yesterday”.</source>
        <translation>Це не день. Напишіть 20.11 або «вчора».</translation>
    </message>
</context>
<context>
    <name>RequestForm</name>
    <message>
        <source>Request: {0}</source>
        <translation>Заявка: {0}</translation>
    </message>
    <message>
        <source>for {0}, acc. {1}</source>
        <translation>{0}, о/р {1}</translation>
    </message>
    <message>
        <source>no client chosen: the request will stand for the caller</source>
        <translation>клієнта не обрано: заявка буде від абонента</translation>
    </message>
    <message>
        <source>Due {0} → {1}</source>
        <translation>Строк {0} → {1}</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>не надіслано</translation>
    </message>
    <message>
        <source>There is an open request {0} of this type</source>
        <translation>Вже є відкрита заявка {0} на цю тему</translation>
    </message>
    <message>
        <source>draft not saved: {0}</source>
        <translation>чернетку не збережено: {0}</translation>
    </message>
    <message>
        <source>saving draft…</source>
        <translation>зберігаємо…</translation>
    </message>
    <message>
        <source>draft saved</source>
        <translation>чернетку збережено</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>What the text can mean</source>
        <translation>Що може означати текст</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Ще…</translation>
    </message>
    <message>
        <source>the next ones that fit</source>
        <translation>наступні, що підходять</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Шукаємо…</translation>
    </message>
    <message>
        <source>↑ ↓ to choose, Enter to open</source>
        <translation>↑ ↓ — обрати, Enter — відкрити</translation>
    </message>
    <message>
        <source>Nothing fits. Fewer letters, or another fact?</source>
        <translation>Нічого не знайдено. Менше літер або інші дані?</translation>
    </message>
    <message>
        <source>new request → {0}</source>
        <translation>нова заявка → {0}</translation>
    </message>
    <message>
        <source>answer to read aloud</source>
        <translation>відповідь, щоб прочитати</translation>
    </message>
    <message>
        <source>Readings {0}</source>
        <translation>Показання {0}</translation>
    </message>
    <message>
        <source>into the meters, to be checked</source>
        <translation>до лічильників, на перевірку</translation>
    </message>
</context>
<context>
    <name>ScriptPanel</name>
    <message>
        <source>Question {0} · {1}</source>
        <translation>Питання {0} · {1}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Said, go on</source>
        <translation>Сказано, далі</translation>
    </message>
    <message>
        <source>A digit chooses. Esc leaves the questions.</source>
        <translation>Цифра обирає. Esc — вийти з питань.</translation>
    </message>
    <message>
        <source>Enter goes on, empty skips. Esc leaves the questions.</source>
        <translation>Enter — далі, порожнє — пропуск. Esc — вийти.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Operator desktop</source>
        <translation>Робоче місце оператора</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логін</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Keep me signed in at this desk</source>
        <translation>Запам’ятати на цьому місці</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Входимо…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Увійти</translation>
    </message>
    <message>
        <source>No link since {0}: {1}</source>
        <translation>Немає зв’язку з {0}: {1}</translation>
    </message>
    <message>
        <source>Connecting to the server</source>
        <translation>З’єднання із сервером</translation>
    </message>
    <message>
        <source>Server is there</source>
        <translation>Сервер на зв’язку</translation>
    </message>
    <message>
        <source>this computer alone, without a central server</source>
        <translation>лише цей комп’ютер, без центрального сервера</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Спробуйте за %n секунду.</numerusform>
            <numerusform>Спробуйте за %n секунди.</numerusform>
            <numerusform>Спробуйте за %n секунд.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>You have {0} to pay.</source>
        <translation>До сплати {0}.</translation>
    </message>
    <message>
        <source>You have paid {0} in advance.</source>
        <translation>Ваша переплата {0}.</translation>
    </message>
    <message>
        <source>You owe nothing.</source>
        <translation>Боргу немає.</translation>
    </message>
    <message>
        <source>The last bill, for {0}, is {1}, due by {2}.</source>
        <translation>Останній рахунок, за {0}, — {1}, сплатити до {2}.</translation>
    </message>
    <message>
        <source>The last payment, {0}, came on {1}.</source>
        <translation>Останній платіж, {0}, надійшов {1}.</translation>
    </message>
    <message>
        <source>By the payment plan the next instalment is {0}, by {1}.</source>
        <translation>За розстрочкою наступний внесок {0}, до {1}.</translation>
    </message>
    <message>
        <source>The bill for {0} is {1}</source>
        <translation>Рахунок за {0} — {1}</translation>
    </message>
    <message>
        <source>benefit «{0}»</source>
        <translation>пільга «{0}»</translation>
    </message>
    <message>
        <source>{0} at {1}</source>
        <translation>{0} по {1}</translation>
    </message>
    <message>
        <source>For {0} the meter counted {1}</source>
        <translation>За {0} лічильник нарахував {1}</translation>
    </message>
    <message>
        <source>{0}, from {1} to {2}</source>
        <translation>{0}, з {1} до {2}</translation>
    </message>
    <message>
        <source>On {0} the bill for {1} was lowered by {2}: {3}.</source>
        <translation>{0} рахунок за {1} зменшено на {2}: {3}.</translation>
    </message>
    <message>
        <source>On {0} the bill for {1} was raised by {2}: {3}.</source>
        <translation>{0} рахунок за {1} збільшено на {2}: {3}.</translation>
    </message>
    <message>
        <source>On {0} you were credited with {1}: {2}.</source>
        <translation>{0} вам зараховано {1}: {2}.</translation>
    </message>
    <message>
        <source>On {0} you were charged {1}: {2}.</source>
        <translation>{0} вам нараховано {1}: {2}.</translation>
    </message>
    <message>
        <source>Your payment of {1} came on {0}</source>
        <translation>Ваш платіж від {0}, {1}, зараховано</translation>
    </message>
    <message>
        <source>for {0}</source>
        <translation>за {0}</translation>
    </message>
    <message>
        <source>in advance</source>
        <translation>наперед</translation>
    </message>
    <message>
        <source>The bill for {0} is {2} more than for {1}</source>
        <translation>Рахунок за {0} більший, ніж за {1}, на {2}</translation>
    </message>
    <message>
        <source>The bill for {0} is {2} less than for {1}</source>
        <translation>Рахунок за {0} менший, ніж за {1}, на {2}</translation>
    </message>
    <message>
        <source>The bill for {0} is the same as for {1}</source>
        <translation>Рахунок за {0} такий самий, як за {1}</translation>
    </message>
    <message>
        <source>price {0} instead of {1}</source>
        <translation>ціна {0} замість {1}</translation>
    </message>
    <message>
        <source>other lines of the bill</source>
        <translation>інші рядки рахунку</translation>
    </message>
    <message>
        <source>what the lines of the bills do not explain</source>
        <translation>те, чого рядки рахунків не пояснюють</translation>
    </message>
    <message>
        <source>{0} instead of {1}</source>
        <translation>{0} замість {1}</translation>
    </message>
    <message>
        <source>correction for {0}</source>
        <translation>коригування за {0}</translation>
    </message>
    <message>
        <source>no more correction for {0}</source>
        <translation>уже без коригування за {0}</translation>
    </message>
    <message>
        <source>no more {0}</source>
        <translation>уже без нарахування «{0}»</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>удень</translation>
    </message>
    <message>
        <source>by night</source>
        <translation>уночі</translation>
    </message>
    <message>
        <source>at the peak</source>
        <translation>у пік</translation>
    </message>
    <message>
        <source>at the half-peak</source>
        <translation>у напівпік</translation>
    </message>
    <message>
        <source>kWh</source>
        <translation>кВт·год</translation>
    </message>
    <message>
        <source>m³</source>
        <translation>м³</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Drafts {0}</source>
        <translation>Чернетки {0}</translation>
    </message>
    <message>
        <source>No card: {0}</source>
        <translation>Картки немає: {0}</translation>
    </message>
    <message numerus="yes">
        <source>Probable outage: {0}, %n call(s)</source>
        <translation>
            <numerusform>Ймовірна аварія: {0}, %n дзвінок</numerusform>
            <numerusform>Ймовірна аварія: {0}, %n дзвінки</numerusform>
            <numerusform>Ймовірна аварія: {0}, %n дзвінків</numerusform>
        </translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Світла</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Темна</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Контрастна</translation>
    </message>
    <message>
        <source>Theme: {0}</source>
        <translation>Тема: {0}</translation>
    </message>
    <message>
        <source>Language: {0}</source>
        <translation>Мова: {0}</translation>
    </message>
    <message numerus="yes">
        <source>No link since {0}, %n result(s) waiting</source>
        <translation>
            <numerusform>Немає зв’язку з {0}, чекає %n результат</numerusform>
            <numerusform>Немає зв’язку з {0}, чекають %n результати</numerusform>
            <numerusform>Немає зв’язку з {0}, чекають %n результатів</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsent {0}</source>
        <translation>Не надіслано {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n відхилено</numerusform>
            <numerusform>%n відхилено</numerusform>
            <numerusform>%n відхилено</numerusform>
        </translation>
    </message>
    <message>
        <source>Server: connecting</source>
        <translation>Сервер: з’єднання</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>Сервер: {0}</translation>
    </message>
    <message>
        <source>No link since {0}: {1}</source>
        <translation>Немає зв’язку з {0}: {1}</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Asterisk: not known</source>
        <translation>Asterisk: невідомо</translation>
    </message>
    <message>
        <source>Asterisk</source>
        <translation>Asterisk</translation>
    </message>
    <message>
        <source>Asterisk: not heard since {0}</source>
        <translation>Asterisk: не чути з {0}</translation>
    </message>
    <message>
        <source>Phone: not known</source>
        <translation>Телефон: невідомо</translation>
    </message>
    <message>
        <source>Phone {0} {1}</source>
        <translation>Телефон {0} {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent</source>
        <translation>
            <numerusform>%n ненадіслане</numerusform>
            <numerusform>%n ненадіслані</numerusform>
            <numerusform>%n ненадісланих</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n чернетку</numerusform>
            <numerusform>%n чернетки</numerusform>
            <numerusform>%n чернеток</numerusform>
        </translation>
    </message>
    <message>
        <source>Store was damaged, saved: {0}, {1}</source>
        <translation>Сховище було пошкоджене, врятовано: {0}, {1}</translation>
    </message>
    <message>
        <source>Nothing is lost: unsent work is sent as before. Press to close this notice.</source>
        <translation>Нічого не втрачено: ненадіслане буде надіслано, як і раніше. Натисніть, щоб закрити.</translation>
    </message>
    <message>
        <source>Store was damaged, saved: {0}, {1}, not all</source>
        <translation>Сховище було пошкоджене, врятовано: {0}, {1}, не все</translation>
    </message>
    <message>
        <source>Check today&apos;s requests of yours, and tell the administrator. Press to close this notice.</source>
        <translation>Перевірте свої сьогоднішні заявки й повідомте адміністратора. Натисніть, щоб закрити.</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>History</source>
        <translation>Історія</translation>
    </message>
    <message>
        <source>History of the client</source>
        <translation>Історія клієнта</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Усе</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Дзвінки</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Заявки</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Показання</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Гроші</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Листи</translation>
    </message>
    <message>
        <source>Nothing here: calls, requests, readings, bills and letters will stand here</source>
        <translation>Порожньо: тут будуть дзвінки, заявки, показання, рахунки та листи</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n запис</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записів</numerusform>
        </translation>
    </message>
    <message>
        <source>since {0}, {1}</source>
        <translation>з {0} року, {1}</translation>
    </message>
</context>
<context>
    <name>Tongue</name>
    <message numerus="yes">
        <source>%n day(s) instead of {0}</source>
        <translation>
            <numerusform>%n день замість {0}</numerusform>
            <numerusform>%n дні замість {0}</numerusform>
            <numerusform>%n днів замість {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>Hand over: {0}</source>
        <translation>Передати: {0}</translation>
    </message>
    <message>
        <source>Name or extension</source>
        <translation>Ім’я або внутрішній номер</translation>
    </message>
    <message>
        <source>To whom: name or extension</source>
        <translation>Кому: ім’я або внутрішній номер</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Колеги</translation>
    </message>
    <message>
        <source>Hand over to {0}</source>
        <translation>Передати на {0}</translation>
    </message>
    <message>
        <source>The call is no longer here: nothing to hand over. Esc closes.</source>
        <translation>Дзвінка тут уже немає: передавати нічого. Esc закриває.</translation>
    </message>
    <message>
        <source>Asking who is free…</source>
        <translation>Питаємо, хто вільний…</translation>
    </message>
    <message>
        <source>Nobody fits. An extension has 2 to 5 digits.</source>
        <translation>Нікого не знайдено. Внутрішній номер має 2–5 цифр.</translation>
    </message>
    <message>
        <source>↑ ↓ to choose, then {0}. Esc goes back.</source>
        <translation>↑ ↓ вибрати, потім {0}. Esc — назад.</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>The client&apos;s card will stand here</source>
        <translation>Тут буде картка клієнта</translation>
    </message>
    <message>
        <source>It opens by itself when your phone rings and the caller is known.</source>
        <translation>Вона відкриється сама, коли задзвонить телефон і абонент відомий.</translation>
    </message>
    <message>
        <source>To look somebody up: {0}</source>
        <translation>Знайти клієнта: {0}</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Difference from {0}</source>
        <translation>Різниця: {0}</translation>
    </message>
    <message>
        <source>{0} compared with {1}, each with the corrections issued for it</source>
        <translation>{0} порівняно з {1}, кожен разом із виданими до нього коригуваннями</translation>
    </message>
    <message>
        <source>of it by rounding</source>
        <translation>з них через округлення</translation>
    </message>
    <message>
        <source>{0} instead of {1}</source>
        <translation>{0} замість {1}</translation>
    </message>
    <message>
        <source>price {0} instead of {1}</source>
        <translation>ціна {0} замість {1}</translation>
    </message>
    <message>
        <source>Benefit: {0}</source>
        <translation>Пільга: {0}</translation>
    </message>
    <message>
        <source>Other lines</source>
        <translation>Інші рядки</translation>
    </message>
    <message>
        <source>Not explained by the lines</source>
        <translation>Рядками не пояснено</translation>
    </message>
    <message>
        <source>Correction for {0}</source>
        <translation>Коригування за {0}</translation>
    </message>
    <message>
        <source>{0}, only with the earlier bill</source>
        <translation>{0}, лише в ранішому рахунку</translation>
    </message>
    <message>
        <source>the earlier bill&apos;s use a day, at its price</source>
        <translation>добове споживання ранішого рахунку за його ціною</translation>
    </message>
    <message>
        <source>at the earlier price, without the days; remainders of rounding included</source>
        <translation>за ранішою ціною, без різниці днів; разом із залишком округлення</translation>
    </message>
    <message>
        <source>on all that the later bill charges</source>
        <translation>на все, що нараховано в пізнішому рахунку</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Баланс</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Рахунки</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Коригування</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>Інші нарахування</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Платежі</translation>
    </message>
    <message>
        <source>Earlier ones</source>
        <translation>Раніші</translation>
    </message>
    <message>
        <source>Does not add up: ask the billing department</source>
        <translation>Не сходиться: запитайте розрахунковий відділ</translation>
    </message>
    <message>
        <source>Consumption for {0}</source>
        <translation>Споживання за {0}</translation>
    </message>
    <message>
        <source>Bill for {0}</source>
        <translation>Рахунок за {0}</translation>
    </message>
    <message>
        <source>Payment {0}, {1}</source>
        <translation>Платіж {0}, {1}</translation>
    </message>
    <message>
        <source>to no bill yet</source>
        <translation>поки ні на який рахунок</translation>
    </message>
    <message>
        <source>to the bill for {0}</source>
        <translation>на рахунок за {0}</translation>
    </message>
    <message>
        <source>bill no. {0} of {1}</source>
        <translation>рахунок № {0} від {1}</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>з {0} до {1}</translation>
    </message>
    <message>
        <source>correction invoice no. {0} of {1}</source>
        <translation>коригувальний рахунок № {0} від {1}</translation>
    </message>
    <message>
        <source>adjustment no. {0} of {1}</source>
        <translation>нарахування № {0} від {1}</translation>
    </message>
    <message>
        <source>payment no. {0} of {1}</source>
        <translation>платіж № {0} від {1}</translation>
    </message>
</context>
<context>
    <name>WhyArea</name>
    <message>
        <source>This client no longer stands in front.</source>
        <translation>Цей клієнт уже не перед вами.</translation>
    </message>
    <message>
        <source>No link to the server: as of {0}.</source>
        <translation>Немає зв&apos;язку із сервером: станом на {0}.</translation>
    </message>
    <message>
        <source>Why is it so?</source>
        <translation>Чому так?</translation>
    </message>
    <message>
        <source>The figures are being read…</source>
        <translation>Цифри читаються…</translation>
    </message>
    <message>
        <source>Not explained: {0}.</source>
        <translation>Не пояснено: {0}.</translation>
    </message>
    <message>
        <source>There is no such document on this account.</source>
        <translation>Такого документа на рахунку немає.</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>back</source>
        <translation>назад</translation>
    </message>
    <message>
        <source>Where it comes from: {0}</source>
        <translation>Звідки це: {0}</translation>
    </message>
    <message>
        <source>compared with</source>
        <translation>порівняно з</translation>
    </message>
    <message>
        <source>Choose the bill</source>
        <translation>Вибрати рахунок</translation>
    </message>
    <message>
        <source>Choose what to compare with</source>
        <translation>Вибрати, з чим порівняти</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n day(s) instead of {0}</source>
        <translation>
            <numerusform>%n день замість {0}</numerusform>
            <numerusform>%n дні замість {0}</numerusform>
            <numerusform>%n днів замість {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkPane</name>
    <message>
        <source>Find or begin: type anything</source>
        <translation>Знайти чи почати: вводьте будь-що</translation>
    </message>
    <message>
        <source>Find or begin</source>
        <translation>Знайти чи почати</translation>
    </message>
</context>
<context>
    <name>WrapUpPanel</name>
    <message>
        <source>Choose what it was about and what it achieved.</source>
        <translation>Оберіть тему й результат.</translation>
    </message>
    <message>
        <source>draft saved</source>
        <translation>чернетку збережено</translation>
    </message>
    <message>
        <source>saving draft…</source>
        <translation>зберігаємо…</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Підсумок</translation>
    </message>
    <message>
        <source>What it was about</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>What it achieved</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>Примітка (не обов’язково)</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>name</source>
        <translation>ім&apos;я</translation>
    </message>
    <message>
        <source>account</source>
        <translation>рахунок</translation>
    </message>
    <message>
        <source>address</source>
        <translation>адреса</translation>
    </message>
    <message>
        <source>tariff</source>
        <translation>тариф</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>сума до сплати</translation>
    </message>
    <message>
        <source>overdue since</source>
        <translation>прострочено з</translation>
    </message>
    <message>
        <source>day of disconnection</source>
        <translation>день відключення</translation>
    </message>
    <message>
        <source>last bill</source>
        <translation>останній рахунок</translation>
    </message>
    <message>
        <source>month of the bill</source>
        <translation>місяць рахунка</translation>
    </message>
    <message>
        <source>due date</source>
        <translation>строк оплати</translation>
    </message>
    <message>
        <source>last payment</source>
        <translation>останній платіж</translation>
    </message>
    <message>
        <source>day of the payment</source>
        <translation>день платежу</translation>
    </message>
    <message>
        <source>last correction</source>
        <translation>останнє коригування</translation>
    </message>
    <message>
        <source>last reading</source>
        <translation>останнє показання</translation>
    </message>
    <message>
        <source>day of the reading</source>
        <translation>день показання</translation>
    </message>
    <message>
        <source>days for readings</source>
        <translation>дні для показань</translation>
    </message>
    <message>
        <source>meter</source>
        <translation>лічильник</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>повірка</translation>
    </message>
    <message>
        <source>number of the request</source>
        <translation>номер заявки</translation>
    </message>
    <message>
        <source>answer to the request</source>
        <translation>строк заявки</translation>
    </message>
    <message>
        <source>price</source>
        <translation>ціна</translation>
    </message>
</context>
<context>
    <name>guard</name>
    <message>
        <source>not known</source>
        <translation>не з&apos;ясовано</translation>
    </message>
    <message>
        <source>general</source>
        <translation>загальний</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>баланс</translation>
    </message>
    <message>
        <source>change</source>
        <translation>зміни</translation>
    </message>
    <message>
        <source>To file this request</source>
        <translation>Подання цієї заявки</translation>
    </message>
    <message>
        <source>Bills and payments</source>
        <translation>Рахунки й оплати</translation>
    </message>
    <message>
        <source>To take a reading</source>
        <translation>Приймання показань</translation>
    </message>
    <message>
        <source>To attach a number</source>
        <translation>Запис номера</translation>
    </message>
    <message>
        <source>Surname, first name, patronymic</source>
        <translation>Прізвище, ім&apos;я, по батькові</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Номер особового рахунку</translation>
    </message>
    <message>
        <source>Meter number</source>
        <translation>Номер лічильника</translation>
    </message>
    <message>
        <source>Amount of the last payment</source>
        <translation>Сума останньої оплати</translation>
    </message>
    <message>
        <source>Date of the last payment</source>
        <translation>Дата останньої оплати</translation>
    </message>
    <message>
        <source>Last reading</source>
        <translation>Останнє показання</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Податковий номер</translation>
    </message>
    <message>
        <source>Client since</source>
        <translation>Клієнт з</translation>
    </message>
</context>
<context>
    <name>guesses</name>
    <message>
        <source>Request: {0}</source>
        <translation>Заявка: {0}</translation>
    </message>
    <message>
        <source>Topic: {0}</source>
        <translation>Тема: {0}</translation>
    </message>
    <message>
        <source>Period: {0}</source>
        <translation>Період: {0}</translation>
    </message>
    <message>
        <source>Date: {0}</source>
        <translation>Дата: {0}</translation>
    </message>
    <message>
        <source>Amount: {0}</source>
        <translation>Сума: {0}</translation>
    </message>
    <message>
        <source>Reading: {0}</source>
        <translation>Показання: {0}</translation>
    </message>
    <message>
        <source>Register: {0}</source>
        <translation>Зона: {0}</translation>
    </message>
    <message>
        <source>Meter: {0}</source>
        <translation>Лічильник: {0}</translation>
    </message>
    <message>
        <source>Account: {0}</source>
        <translation>Рахунок: {0}</translation>
    </message>
    <message>
        <source>Phone: {0}</source>
        <translation>Телефон: {0}</translation>
    </message>
    <message>
        <source>Text: {0}</source>
        <translation>Текст: {0}</translation>
    </message>
    <message>
        <source>it says so</source>
        <translation>так сказано</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>імовірно</translation>
    </message>
    <message>
        <source>only a guess</source>
        <translation>лише здогад</translation>
    </message>
</context>
<context>
    <name>links</name>
    <message>
        <source>Account {0}</source>
        <translation>Рахунок {0}</translation>
    </message>
    <message>
        <source>meter {0}</source>
        <translation>лічильник {0}</translation>
    </message>
    <message>
        <source>somebody else&apos;s, Enter: back</source>
        <translation>чужий, Enter повертає</translation>
    </message>
    <message>
        <source>taken off</source>
        <translation>знято</translation>
    </message>
    <message>
        <source>verified, Enter: not his</source>
        <translation>підтверджено, Enter: не його</translation>
    </message>
    <message>
        <source>on file, Enter: not his</source>
        <translation>у справі, Enter: не його</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>записано: {0}</translation>
    </message>
    <message>
        <source>off {0}</source>
        <translation>знято: {0}</translation>
    </message>
    <message>
        <source>head organisation</source>
        <translation>головна організація</translation>
    </message>
    <message>
        <source>branch</source>
        <translation>філія</translation>
    </message>
    <message>
        <source>branch of the same organisation</source>
        <translation>філія тієї самої організації</translation>
    </message>
    <message>
        <source>same address</source>
        <translation>та сама адреса</translation>
    </message>
    <message>
        <source>same number {0}</source>
        <translation>той самий номер {0}</translation>
    </message>
    <message>
        <source>has paid for this account</source>
        <translation>платив за цей рахунок</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>певно</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>імовірно</translation>
    </message>
    <message>
        <source>perhaps</source>
        <translation>можливо</translation>
    </message>
</context>
<context>
    <name>readings</name>
    <message>
        <source>in order</source>
        <translation>гаразд</translation>
    </message>
    <message>
        <source>as usual {0} %</source>
        <translation>як завжди {0} %</translation>
    </message>
    <message>
        <source>{0} % to usual</source>
        <translation>{0} % до звичного</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>не число</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>задовге</translation>
    </message>
    <message>
        <source>swapped?</source>
        <translation>переплутано?</translation>
    </message>
    <message>
        <source>rollover?</source>
        <translation>через нуль?</translation>
    </message>
    <message>
        <source>no rollover</source>
        <translation>не через нуль</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>менше</translation>
    </message>
    <message>
        <source>below estimate</source>
        <translation>нижче оцінки</translation>
    </message>
    <message>
        <source>rolled over</source>
        <translation>через нуль</translation>
    </message>
    <message>
        <source>high</source>
        <translation>багато</translation>
    </message>
    <message>
        <source>low</source>
        <translation>мало</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>стрибок</translation>
    </message>
    <message>
        <source>nothing used</source>
        <translation>без споживання</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>відключено</translation>
    </message>
    <message>
        <source>Digits only, without the red ones.</source>
        <translation>Лише цифри, без червоних.</translation>
    </message>
    <message>
        <source>The register has {0} digits.</source>
        <translation>У лічильнику {0} цифр.</translation>
    </message>
    <message>
        <source>Ask for {0} as well: all registers are saved together.</source>
        <translation>Запитайте ще {0}: усі зони зберігаються разом.</translation>
    </message>
    <message>
        <source>The day has not come yet: {0}.</source>
        <translation>Цей день ще не настав: {0}.</translation>
    </message>
    <message>
        <source>The meter was installed on {0}.</source>
        <translation>Лічильник встановлено {0}.</translation>
    </message>
    <message>
        <source>It was read later already, on {0}.</source>
        <translation>Є пізніше показання, від {0}.</translation>
    </message>
    <message>
        <source>The figures of {0} and {1} fit the other way round.</source>
        <translation>Числа {0} і {1} підходять навпаки.</translation>
    </message>
    <message>
        <source>Lower than {0}. If the register went through nought, {1} were used: ask, then confirm.</source>
        <translation>Менше за {0}. Якщо лічильник пройшов через нуль, спожито {1}: запитайте й підтвердьте.</translation>
    </message>
    <message>
        <source>It cannot have gone through nought: before was {0}.</source>
        <translation>Через нуль він пройти не міг: було {0}.</translation>
    </message>
    <message>
        <source>Lower than {0}. Ask for the meter&apos;s number: was it exchanged?</source>
        <translation>Менше за {0}. Запитайте номер лічильника: чи не замінено його?</translation>
    </message>
    <message>
        <source>Its verification ended on {0}: no reading is taken, a request is filed instead.</source>
        <translation>Повірка закінчилася {0}: замість показання подається заявка.</translation>
    </message>
    <message>
        <source>Readings are taken from {0} to {1}; this one counts all the same.</source>
        <translation>Показання приймають з {0} до {1}; це теж зарахується.</translation>
    </message>
    <message>
        <source>Too late for this month: it counts for {0}.</source>
        <translation>Для цього місяця запізно: зарахується за {0}.</translation>
    </message>
    <message>
        <source>Already read on {0} for {1}: this one is added to it.</source>
        <translation>Показання вже є від {0} за {1}: це буде ще одне.</translation>
    </message>
    <message>
        <source>Below the estimate {0} of {1}: the estimate was too high and falls out.</source>
        <translation>Нижче оцінки {0} від {1}: оцінка була завищена й відпадає.</translation>
    </message>
    <message>
        <source>Through nought, as confirmed: {0} used.</source>
        <translation>Через нуль, підтверджено: спожито {0}.</translation>
    </message>
    <message>
        <source>{0} used, usual are {1}. Ask again; if it is right, say why.</source>
        <translation>Спожито {0}, зазвичай {1}. Перепитайте; якщо так, укажіть причину.</translation>
    </message>
    <message>
        <source>Only {0} used, usual are {1}. Ask again; if it is right, say why.</source>
        <translation>Спожито лише {0}, зазвичай {1}. Перепитайте; якщо так, укажіть причину.</translation>
    </message>
    <message>
        <source>{0} used, {1} the time before. Ask again; if it is right, say why.</source>
        <translation>Спожито {0}, минулого разу {1}. Перепитайте; якщо так, укажіть причину.</translation>
    </message>
    <message>
        <source>Nothing used, usual are {0}. If it is right, say why.</source>
        <translation>Нічого не спожито, зазвичай {0}. Якщо так, укажіть причину.</translation>
    </message>
    <message>
        <source>{0} used, though nothing is supplied here. Say why.</source>
        <translation>Спожито {0}, хоча постачання немає. Укажіть причину.</translation>
    </message>
    <message>
        <source>The zones make {0}, the total says {1}. Say why.</source>
        <translation>Зони дають {0}, загальний показує {1}. Укажіть причину.</translation>
    </message>
    <message>
        <source>The meter was exchanged on {0}: with {1} on the old one.</source>
        <translation>Лічильник замінено {0}: разом із {1} на старому.</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>Request</source>
        <translation>Заявка</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Показання</translation>
    </message>
    <message>
        <source>{0} for {1}, pay by {2}</source>
        <translation>{0} за {1}, сплатити до {2}</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Рахунок</translation>
    </message>
    <message>
        <source>{0} for {1}</source>
        <translation>{0} за {1}</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Коригування</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Платіж</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>розмова триває</translation>
    </message>
    <message>
        <source>without a note</source>
        <translation>без примітки</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>не надіслано</translation>
    </message>
    <message>
        <source>late, was due {0}</source>
        <translation>прострочена, строк був {0}</translation>
    </message>
    <message>
        <source>till {0}</source>
        <translation>до {0}</translation>
    </message>
    <message>
        <source>with others of the street</source>
        <translation>разом з іншими з вулиці</translation>
    </message>
    <message>
        <source>you</source>
        <translation>ви</translation>
    </message>
    <message>
        <source>closed until the caller is verified</source>
        <translation>закрито, доки абонента не перевірено</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Ended</source>
        <translation>Завершено</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Дзвонить</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Розмова</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Утримано</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>Без телефона</translation>
    </message>
    <message>
        <source>Being called</source>
        <translation>Вам дзвонять</translation>
    </message>
    <message>
        <source>In a call</source>
        <translation>У розмові</translation>
    </message>
    <message>
        <source>In no queue</source>
        <translation>Поза чергами</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Перерва</translation>
    </message>
    <message>
        <source>Lunch</source>
        <translation>Обід</translation>
    </message>
    <message>
        <source>Paperwork</source>
        <translation>Папери</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Навчання</translation>
    </message>
    <message>
        <source>free</source>
        <translation>вільний</translation>
    </message>
    <message>
        <source>being called</source>
        <translation>дзвонять</translation>
    </message>
    <message>
        <source>in a call</source>
        <translation>у розмові</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>немає</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Не відповіли</translation>
    </message>
    <message>
        <source>Not held</source>
        <translation>Не утримано</translation>
    </message>
    <message>
        <source>Still on hold</source>
        <translation>Досі на утриманні</translation>
    </message>
    <message>
        <source>Not handed over</source>
        <translation>Не передано</translation>
    </message>
    <message>
        <source>Not hung up</source>
        <translation>Не завершено</translation>
    </message>
    <message>
        <source>Not paused</source>
        <translation>Паузи немає</translation>
    </message>
    <message>
        <source>Still paused</source>
        <translation>Пауза триває</translation>
    </message>
    <message>
        <source>no link to the server. Nothing was sent; use the phone itself.</source>
        <translation>немає зв’язку із сервером. Нічого не надіслано; скористайтеся самим телефоном.</translation>
    </message>
    <message>
        <source>Asterisk is not heard. Nothing was sent; use the phone itself.</source>
        <translation>Asterisk не чути. Нічого не надіслано; скористайтеся самим телефоном.</translation>
    </message>
    <message>
        <source>Asterisk does not say whether it was done. Look at the phone.</source>
        <translation>Asterisk не каже, чи це зроблено. Гляньте на телефон.</translation>
    </message>
    <message>
        <source>the server does not say whether it was done. Look at the phone.</source>
        <translation>сервер не каже, чи це зроблено. Гляньте на телефон.</translation>
    </message>
    <message>
        <source>Asterisk refuses. All is as it was; try again or use the phone.</source>
        <translation>Asterisk відмовляє. Усе як було; спробуйте ще раз або з телефона.</translation>
    </message>
    <message>
        <source>the call is no longer yours.</source>
        <translation>дзвінок уже не ваш.</translation>
    </message>
    <message>
        <source>the call does not ring any more.</source>
        <translation>дзвінок уже не дзвонить.</translation>
    </message>
    <message>
        <source>you do not talk in this call.</source>
        <translation>ви не розмовляєте в цьому дзвінку.</translation>
    </message>
    <message>
        <source>the call is not on hold.</source>
        <translation>дзвінок не утримується.</translation>
    </message>
    <message>
        <source>phones here cannot be told to. Use the phone itself.</source>
        <translation>тутешні телефони так не вміють. Скористайтеся самим телефоном.</translation>
    </message>
    <message>
        <source>this is no extension. The call goes on here.</source>
        <translation>це не внутрішній номер. Розмова триває тут.</translation>
    </message>
    <message>
        <source>the server does not know this reason.</source>
        <translation>сервер не знає такої причини.</translation>
    </message>
    <message>
        <source>you serve no queue. Ask the administrator.</source>
        <translation>ви не в жодній черзі. Зверніться до адміністратора.</translation>
    </message>
    <message>
        <source>no phone is entered for you. Ask the administrator.</source>
        <translation>за вами не записано телефона. Зверніться до адміністратора.</translation>
    </message>
    <message>
        <source>too much at once. Wait a moment and try again.</source>
        <translation>забагато водночас. Зачекайте мить і повторіть.</translation>
    </message>
    <message>
        <source>another call has just come to the front. Look, and press again.</source>
        <translation>щойно вийшов інший дзвінок. Гляньте й натисніть ще раз.</translation>
    </message>
    <message>
        <source>Answered by {0}</source>
        <translation>Відповідає {0}</translation>
    </message>
    <message>
        <source>Transferred to {0}</source>
        <translation>Передано: {0}</translation>
    </message>
    <message>
        <source>Answered by a colleague</source>
        <translation>Відповів колега</translation>
    </message>
    <message>
        <source>Not answered, went on</source>
        <translation>Без відповіді, пішов далі</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Передано</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Дзвінок завершено</translation>
    </message>
    <message>
        <source>Caller hung up</source>
        <translation>Абонент поклав слухавку</translation>
    </message>
    <message>
        <source>Ended while the line was down</source>
        <translation>Завершено під час обриву зв’язку</translation>
    </message>
    <message>
        <source>The server does not reach its database.</source>
        <translation>Сервер не може дістатися бази даних.</translation>
    </message>
    <message>
        <source>The server had too much to do.</source>
        <translation>Сервер був перевантажений.</translation>
    </message>
    <message>
        <source>verified number</source>
        <translation>номер підтверджено</translation>
    </message>
    <message>
        <source>number on file</source>
        <translation>за номером у базі</translation>
    </message>
    <message>
        <source>a guess</source>
        <translation>припущення</translation>
    </message>
    <message>
        <source>by entered account</source>
        <translation>за введеним рахунком</translation>
    </message>
    <message>
        <source>number verified</source>
        <translation>номер підтверджено</translation>
    </message>
    <message>
        <source>entered this account</source>
        <translation>ввів цей рахунок</translation>
    </message>
    <message>
        <source>called from this number before</source>
        <translation>телефонував із цього номера</translation>
    </message>
    <message>
        <source>has an open request</source>
        <translation>має відкриту заявку</translation>
    </message>
    <message>
        <source>called lately</source>
        <translation>недавно телефонував</translation>
    </message>
    <message>
        <source>chosen by the operator</source>
        <translation>обрав оператор</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>телефон</translation>
    </message>
    <message>
        <source>account</source>
        <translation>рахунок</translation>
    </message>
    <message>
        <source>meter</source>
        <translation>лічильник</translation>
    </message>
    <message>
        <source>request</source>
        <translation>заявка</translation>
    </message>
    <message>
        <source>name</source>
        <translation>ім’я</translation>
    </message>
    <message>
        <source>address</source>
        <translation>адреса</translation>
    </message>
    <message>
        <source>tax number</source>
        <translation>податковий номер</translation>
    </message>
    <message>
        <source>day</source>
        <translation>день</translation>
    </message>
    <message>
        <source>night</source>
        <translation>ніч</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>пік</translation>
    </message>
    <message>
        <source>half-peak</source>
        <translation>напівпік</translation>
    </message>
    <message>
        <source>single rate</source>
        <translation>однозонний</translation>
    </message>
    <message>
        <source>Electricity</source>
        <translation>Електроенергія</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Газ</translation>
    </message>
    <message>
        <source>Heating</source>
        <translation>Опалення</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Вода</translation>
    </message>
    <message>
        <source>kWh</source>
        <translation>кВт·год</translation>
    </message>
    <message>
        <source>m³</source>
        <translation>м³</translation>
    </message>
    <message>
        <source>Gcal</source>
        <translation>Гкал</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>контрольне</translation>
    </message>
    <message>
        <source>by the client</source>
        <translation>від клієнта</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>розрахункове</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>перевірене</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>телефоном</translation>
    </message>
    <message>
        <source>client&apos;s account online</source>
        <translation>кабінет клієнта</translation>
    </message>
    <message>
        <source>mobile app</source>
        <translation>застосунок</translation>
    </message>
    <message>
        <source>inspector</source>
        <translation>контролер</translation>
    </message>
    <message>
        <source>meter operator</source>
        <translation>оператор мереж</translation>
    </message>
    <message>
        <source>open</source>
        <translation>відкрита</translation>
    </message>
    <message>
        <source>in work</source>
        <translation>у роботі</translation>
    </message>
    <message>
        <source>done</source>
        <translation>виконана</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>відкликана</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>чинний</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закритий</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>відключено</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>призупинено</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>вільний</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>дзвонить</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>зайнятий</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>недоступний</translation>
    </message>
    <message>
        <source>state unknown</source>
        <translation>стан невідомий</translation>
    </message>
    <message>
        <source>no phone</source>
        <translation>немає телефону</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Дзвінок</translation>
    </message>
    <message>
        <source>Call out</source>
        <translation>Вихідний</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Лист</translation>
    </message>
    <message>
        <source>Web message</source>
        <translation>З кабінету</translation>
    </message>
    <message>
        <source>caller gave up</source>
        <translation>абонент не дочекався</translation>
    </message>
    <message>
        <source>menu only</source>
        <translation>лише меню</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>без відповіді</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не вдалося</translation>
    </message>
    <message>
        <source>line was down</source>
        <translation>обрив зв’язку</translation>
    </message>
    <message>
        <source>server refuses</source>
        <translation>відмовляє</translation>
    </message>
    <message>
        <source>server does not answer</source>
        <translation>не відповідає</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>немає довіри до сертифіката</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>з’єднання закрито</translation>
    </message>
    <message>
        <source>Login or password is wrong.</source>
        <translation>Логін або пароль хибний.</translation>
    </message>
    <message>
        <source>The session has ended. Please sign in again.</source>
        <translation>Сеанс скінчився. Увійдіть знову.</translation>
    </message>
    <message>
        <source>Too many attempts: this login is locked for now.</source>
        <translation>Забагато спроб: вхід тимчасово закрито.</translation>
    </message>
    <message>
        <source>This program is too old for the server. Ask for the update.</source>
        <translation>Програма застаріла для сервера. Попросіть оновлення.</translation>
    </message>
    <message>
        <source>This program is newer than the server. Ask the administrator.</source>
        <translation>Програма новіша за сервер. Зверніться до адміністратора.</translation>
    </message>
    <message>
        <source>You have signed in at another desk.</source>
        <translation>Ви увійшли на іншому місці.</translation>
    </message>
    <message>
        <source>You have signed out.</source>
        <translation>Ви вийшли.</translation>
    </message>
    <message>
        <source>your role may not do this</source>
        <translation>ваша роль цього не дозволяє</translation>
    </message>
    <message>
        <source>somebody changed it meanwhile</source>
        <translation>тим часом це змінив хтось інший</translation>
    </message>
    <message>
        <source>the client is not there any more</source>
        <translation>клієнта вже немає</translation>
    </message>
    <message>
        <source>the account is not there any more</source>
        <translation>рахунку вже немає</translation>
    </message>
    <message>
        <source>the account is another client&apos;s</source>
        <translation>рахунок належить іншому клієнтові</translation>
    </message>
    <message>
        <source>the account stands without its client</source>
        <translation>рахунок указано без клієнта</translation>
    </message>
    <message>
        <source>your login is not known any more</source>
        <translation>вашого логіна вже немає</translation>
    </message>
    <message>
        <source>a text is too long for the server</source>
        <translation>текст задовгий для сервера</translation>
    </message>
    <message>
        <source>it was rejected before</source>
        <translation>це вже відхилено раніше</translation>
    </message>
    <message>
        <source>no link to the server, and no copy at this desk</source>
        <translation>немає зв’язку із сервером і копії на цьому місці</translation>
    </message>
    <message>
        <source>the server takes too long</source>
        <translation>сервер відповідає задовго</translation>
    </message>
    <message>
        <source>the server is busy</source>
        <translation>сервер зайнятий</translation>
    </message>
    <message>
        <source>the server&apos;s database is down</source>
        <translation>база даних сервера не працює</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>диск заповнено</translation>
    </message>
    <message>
        <source>the disk does not answer</source>
        <translation>диск не відповідає</translation>
    </message>
    <message>
        <source>the disk may not be written</source>
        <translation>диск лише для читання</translation>
    </message>
    <message>
        <source>the store of this desk cannot be read</source>
        <translation>сховище цього місця не читається</translation>
    </message>
    <message>
        <source>the disk fails</source>
        <translation>збій диска</translation>
    </message>
    <message>
        <source>the request types are not here yet</source>
        <translation>видів заявок ще не отримано</translation>
    </message>
    <message>
        <source>this request type is no longer used</source>
        <translation>цей вид заявки вже не вживають</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Невідомо</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Недосяжний</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>На лінії</translation>
    </message>
    <message>
        <source>the server found a fault in the fields</source>
        <translation>сервер знайшов помилку в полях</translation>
    </message>
    <message>
        <source>Please fill in.</source>
        <translation>Заповніть.</translation>
    </message>
    <message>
        <source>Digits only.</source>
        <translation>Лише цифри.</translation>
    </message>
    <message>
        <source>A whole number, please.</source>
        <translation>Потрібне ціле число.</translation>
    </message>
    <message>
        <source>An amount such as 850.00.</source>
        <translation>Сума, наприклад 850,00.</translation>
    </message>
    <message>
        <source>A date such as 25.10.2026.</source>
        <translation>Дата, наприклад 25.10.2026.</translation>
    </message>
    <message>
        <source>A month such as 10.2026.</source>
        <translation>Місяць, наприклад 10.2026.</translation>
    </message>
    <message>
        <source>Not a telephone number.</source>
        <translation>Це не номер телефону.</translation>
    </message>
    <message>
        <source>Choose from the list.</source>
        <translation>Оберіть зі списку.</translation>
    </message>
    <message>
        <source>Not on this client&apos;s card.</source>
        <translation>Цього немає в картці клієнта.</translation>
    </message>
    <message>
        <source>Choose the client first.</source>
        <translation>Спершу оберіть клієнта.</translation>
    </message>
    <message>
        <source>This date has not come yet.</source>
        <translation>Цей день ще не настав.</translation>
    </message>
    <message>
        <source>Not before {0}.</source>
        <translation>Не раніше {0}.</translation>
    </message>
    <message>
        <source>Not after {0}.</source>
        <translation>Не пізніше {0}.</translation>
    </message>
    <message>
        <source>The end stands before the beginning.</source>
        <translation>Кінець раніше за початок.</translation>
    </message>
    <message>
        <source>An extension cannot be called from outside: {0}.</source>
        <translation>На внутрішній номер не зателефонувати ззовні: {0}.</translation>
    </message>
    <message>
        <source>An address such as name@example.com.</source>
        <translation>Адреса, наприклад name@example.com.</translation>
    </message>
    <message>
        <source>This looks like a bank card: never write its number down.</source>
        <translation>Схоже на банківську картку: її номер не записують.</translation>
    </message>
    <message>
        <source>At least {0}.</source>
        <translation>Щонайменше {0}.</translation>
    </message>
    <message>
        <source>At most {0}.</source>
        <translation>Щонайбільше {0}.</translation>
    </message>
    <message>
        <source>At most {0} characters.</source>
        <translation>Не більше {0} знаків.</translation>
    </message>
    <message>
        <source>The register has {0} digits.</source>
        <translation>У лічильника {0} цифр.</translation>
    </message>
    <message>
        <source>the reading is out of the ordinary: a reason is needed</source>
        <translation>показання незвичне: потрібна причина</translation>
    </message>
    <message>
        <source>the meter is not at this account any more</source>
        <translation>лічильника вже немає на цьому рахунку</translation>
    </message>
    <message>
        <source>the reading is not there any more</source>
        <translation>цього показання вже немає</translation>
    </message>
    <message>
        <source>the reading is another operator&apos;s</source>
        <translation>показання записав інший оператор</translation>
    </message>
    <message>
        <source>a bill was made of it: file a request</source>
        <translation>за ним уже є рахунок: подайте заявку</translation>
    </message>
    <message>
        <source>a register is missing</source>
        <translation>бракує зони</translation>
    </message>
    <message>
        <source>the register has fewer digits</source>
        <translation>у лічильнику менше цифр</translation>
    </message>
    <message>
        <source>the day has not come yet</source>
        <translation>цей день ще не настав</translation>
    </message>
    <message>
        <source>the meter was not there yet</source>
        <translation>лічильника тоді ще не було</translation>
    </message>
    <message>
        <source>it was read later already</source>
        <translation>є пізніше показання</translation>
    </message>
    <message>
        <source>the registers are swapped</source>
        <translation>зони переплутано</translation>
    </message>
    <message>
        <source>lower than before: did it go through nought?</source>
        <translation>менше за попереднє: пройшов через нуль?</translation>
    </message>
    <message>
        <source>it cannot have gone through nought</source>
        <translation>через нуль пройти не міг</translation>
    </message>
    <message>
        <source>lower than the reading before</source>
        <translation>менше за попереднє показання</translation>
    </message>
    <message>
        <source>the meter&apos;s verification has ended</source>
        <translation>повірка лічильника закінчилася</translation>
    </message>
</context>
</TS>
