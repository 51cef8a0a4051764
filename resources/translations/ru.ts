<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>ActButtons</name>
    <message>
        <source>Answer</source>
        <translation>Ответить</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Удержать</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Завершить</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Waiting call</source>
        <translation>Ожидающий звонок</translation>
    </message>
    <message>
        <source>Another caller</source>
        <translation>Другой абонент</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Hold, resume</source>
        <translation>Удержать, вернуть</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Hang up, refuse</source>
        <translation>Завершить, отклонить</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответить</translation>
    </message>
    <message>
        <source>My state</source>
        <translation>Моё состояние</translation>
    </message>
    <message>
        <source>Attach number</source>
        <translation>Добавить номер</translation>
    </message>
    <message>
        <source>Find or begin</source>
        <translation>Найти или начать</translation>
    </message>
    <message>
        <source>To the calls</source>
        <translation>К звонкам</translation>
    </message>
    <message>
        <source>To the history</source>
        <translation>К истории</translation>
    </message>
    <message>
        <source>To the open request</source>
        <translation>К открытой заявке</translation>
    </message>
    <message>
        <source>To what is alerted</source>
        <translation>К предупреждению</translation>
    </message>
    <message>
        <source>All alerts</source>
        <translation>Все предупреждения</translation>
    </message>
    <message>
        <source>What may be offered</source>
        <translation>Что предложить</translation>
    </message>
    <message>
        <source>Answer, next answer</source>
        <translation>Ответ, следующий</translation>
    </message>
    <message>
        <source>More of the answer</source>
        <translation>Подробнее в ответе</translation>
    </message>
    <message>
        <source>The answer helped</source>
        <translation>Ответ помог</translation>
    </message>
    <message>
        <source>The answer did not help</source>
        <translation>Ответ не помог</translation>
    </message>
    <message>
        <source>Ask step by step</source>
        <translation>Спросить по шагам</translation>
    </message>
    <message>
        <source>Question before</source>
        <translation>Предыдущий вопрос</translation>
    </message>
    <message>
        <source>File request</source>
        <translation>Подать заявку</translation>
    </message>
    <message>
        <source>Save wrap-up</source>
        <translation>Сохранить итог</translation>
    </message>
    <message>
        <source>Back, losing nothing</source>
        <translation>Назад, ничего не теряя</translation>
    </message>
    <message>
        <source>Light, dark, high contrast</source>
        <translation>Светлая, тёмная, контрастная</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Choose the caller</source>
        <translation>Выбрать абонента</translation>
    </message>
    <message>
        <source>Drop the guess, take it</source>
        <translation>Отбросить или взять догадку</translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation>Отобрать в истории</translation>
    </message>
    <message>
        <source>Take a reading</source>
        <translation>Записать показания</translation>
    </message>
    <message>
        <source>Undo my reading</source>
        <translation>Отменить моё показание</translation>
    </message>
    <message>
        <source>Take what is proposed</source>
        <translation>Принять предложение</translation>
    </message>
    <message>
        <source>Why is it so?</source>
        <translation>Почему так?</translation>
    </message>
    <message>
        <source>Why such a bill?</source>
        <translation>Почему такой счёт?</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Копировать ответ</translation>
    </message>
    <message>
        <source>To bills and payments</source>
        <translation>К счетам и платежам</translation>
    </message>
    <message>
        <source>Ask who he is</source>
        <translation>Спросить, кто это</translation>
    </message>
    <message>
        <source>Number not his, undo</source>
        <translation>Номер не его, отменить</translation>
    </message>
    <message>
        <source>Accounts, household, numbers</source>
        <translation>Счета, семья, номера</translation>
    </message>
</context>
<context>
    <name>AlertLine</name>
    <message>
        <source>Nothing special about this client</source>
        <translation>Особенностей нет</translation>
    </message>
</context>
<context>
    <name>AlertList</name>
    <message>
        <source>What to know about this client</source>
        <translation>Что знать о клиенте</translation>
    </message>
</context>
<context>
    <name>AlertsArea</name>
    <message>
        <source>unsent</source>
        <translation>не отправлено</translation>
    </message>
    <message>
        <source>Request {0}</source>
        <translation>Заявка {0}</translation>
    </message>
    <message>
        <source>The call</source>
        <translation>К разговору</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>К счетам</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>К счётчику</translation>
    </message>
    <message>
        <source>Why so much</source>
        <translation>Почему столько</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
</context>
<context>
    <name>AnswerBox</name>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Not on the card: {0}</source>
        <translation>Нет в карточке: {0}</translation>
    </message>
    <message>
        <source>It helped</source>
        <translation>Помогло</translation>
    </message>
    <message>
        <source>It did not</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>noted: helped</source>
        <translation>учтено: помогло</translation>
    </message>
    <message>
        <source>noted: no help</source>
        <translation>учтено: не помогло</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Короче</translation>
    </message>
    <message>
        <source>More about it</source>
        <translation>Подробнее</translation>
    </message>
    <message>
        <source>Ask step by step</source>
        <translation>Спросить по шагам</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Другой</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Прочитайте вслух</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>копировать</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Ask for</source>
        <translation>Спросите</translation>
    </message>
    <message>
        <source>On file</source>
        <translation>В деле</translation>
    </message>
</context>
<context>
    <name>CallBar</name>
    <message>
        <source>Waiting: {0}</source>
        <translation>Ждёт: {0}</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>Звонка нет</translation>
    </message>
    <message>
        <source>Waiting for a call</source>
        <translation>Ожидание звонка</translation>
    </message>
    <message>
        <source>Entered {0}</source>
        <translation>Введён {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n failed entry(ies)</source>
        <translation>
            <numerusform>%n неудачная попытка</numerusform>
            <numerusform>%n неудачные попытки</numerusform>
            <numerusform>%n неудачных попыток</numerusform>
        </translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Номер скрыт</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>Нет номера</translation>
    </message>
    <message>
        <source>handed over by {0}</source>
        <translation>передал(а) {0}</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>выбран вами</translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s)</source>
        <translation>
            <numerusform>%n кандидат</numerusform>
            <numerusform>%n кандидата</numerusform>
            <numerusform>%n кандидатов</numerusform>
        </translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Ещё не выбран</translation>
    </message>
    <message>
        <source>Unknown caller</source>
        <translation>Неизвестный абонент</translation>
    </message>
    <message>
        <source>Direct call</source>
        <translation>Прямой звонок</translation>
    </message>
    <message>
        <source>Queue “{0}”</source>
        <translation>Очередь «{0}»</translation>
    </message>
    <message>
        <source>Queue “{0}”, waited {1}</source>
        <translation>Очередь «{0}», ожидание {1}</translation>
    </message>
</context>
<context>
    <name>CallerPanel</name>
    <message>
        <source>last contact {0}</source>
        <translation>обращался {0}</translation>
    </message>
    <message>
        <source>Who is calling?</source>
        <translation>Кто звонит?</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) may be calling from {0}. Ask for the name, then choose: nobody is chosen by itself.</source>
        <translation>
            <numerusform>С номера {0} может звонить %n клиент. Спросите имя и выберите: сама карточка не откроется.</numerusform>
            <numerusform>С номера {0} могут звонить %n клиента. Спросите имя и выберите: сама карточка не откроется.</numerusform>
            <numerusform>С номера {0} могут звонить %n клиентов. Спросите имя и выберите: сама карточка не откроется.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not looked up</source>
        <translation>Поиск не удался</translation>
    </message>
    <message>
        <source>{0} The client may well be known; the card comes by itself once it is found.</source>
        <translation>{0} Абонент может быть в базе: карточка появится сама, как только найдётся.</translation>
    </message>
    <message>
        <source>Ask for the account and the name, and write down what is said.</source>
        <translation>Спросите счёт и имя и запишите, что говорят.</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Номер скрыт</translation>
    </message>
    <message>
        <source>The caller hides the number. That is his right, and no reason to refuse him.</source>
        <translation>Абонент скрыл номер. Это его право, а не повод для отказа.</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>Нет номера</translation>
    </message>
    <message>
        <source>The exchange gave no number that could be read: {0}</source>
        <translation>Станция не передала номера, который можно прочесть: {0}</translation>
    </message>
    <message>
        <source>Unknown number</source>
        <translation>Неизвестный номер</translation>
    </message>
    <message>
        <source>{0} is not written at any client.</source>
        <translation>Номера {0} нет ни у одного клиента.</translation>
    </message>
    <message>
        <source>Ask for the account, the name or the address and type it: {0}.</source>
        <translation>Спросите счёт, имя или адрес и введите: {0}.</translation>
    </message>
</context>
<context>
    <name>CardHeader</name>
    <message>
        <source>Another caller</source>
        <translation>Другой абонент</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>К оплате</translation>
    </message>
    <message>
        <source>Last payment</source>
        <translation>Последний платёж</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Показания</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Договор</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>по состоянию на: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n more account(s)</source>
        <translation>
            <numerusform>ещё %n счёт</numerusform>
            <numerusform>ещё %n счёта</numerusform>
            <numerusform>ещё %n счетов</numerusform>
        </translation>
    </message>
    <message>
        <source>Acc. {0}</source>
        <translation>Л/с {0}</translation>
    </message>
    <message>
        <source>tax no. {0}</source>
        <translation>ЕГРПОУ/ИНН {0}</translation>
    </message>
    <message numerus="yes">
        <source>overdue %n day(s)</source>
        <translation>
            <numerusform>просрочено %n день</numerusform>
            <numerusform>просрочено %n дня</numerusform>
            <numerusform>просрочено %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>paid in advance</source>
        <translation>оплачено вперёд</translation>
    </message>
    <message>
        <source>nothing owed</source>
        <translation>долга нет</translation>
    </message>
    <message>
        <source>no payments yet</source>
        <translation>платежей ещё нет</translation>
    </message>
    <message>
        <source>pay by {0}</source>
        <translation>оплатить до {0}</translation>
    </message>
    <message>
        <source>no meter</source>
        <translation>без счётчика</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>до {0}</translation>
    </message>
    <message>
        <source>readings are taken now</source>
        <translation>окно открыто</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>с {0}</translation>
    </message>
    <message>
        <source>till {0}</source>
        <translation>до {0}</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>с {0}</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Связанное</translation>
    </message>
    <message>
        <source>Level: {0}</source>
        <translation>Уровень: {0}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыто</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Is it really he?</source>
        <translation>Действительно ли это он?</translation>
    </message>
    <message>
        <source>Level “{0}” is wanted; the caller has reached “{1}”</source>
        <translation>Нужен уровень «{0}», у абонента «{1}»</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Совпадает</translation>
    </message>
    <message>
        <source>Does not agree</source>
        <translation>Не совпадает</translation>
    </message>
    <message>
        <source>Open anyway, with a reason</source>
        <translation>Открыть всё равно, с причиной</translation>
    </message>
    <message>
        <source>The reason, then Enter: it is written down with your name</source>
        <translation>Причина, затем Enter: её записывают с вашим именем</translation>
    </message>
    <message>
        <source>Why it is opened without the level</source>
        <translation>Почему открыто без уровня</translation>
    </message>
    <message>
        <source>This client no longer stands in front. {0} closes.</source>
        <translation>Этого клиента уже нет на экране. {0} закрывает.</translation>
    </message>
    <message>
        <source>Too many wrong answers: none counts any more in this call. {0} closes.</source>
        <translation>Слишком много неверных ответов: в этом звонке ни один уже не считается. {0} закрывает.</translation>
    </message>
    <message>
        <source>There is nothing more on file to ask for. {0} closes.</source>
        <translation>В деле больше не о чем спросить. {0} закрывает.</translation>
    </message>
    <message>
        <source>↑ ↓ another question. {0} goes back.</source>
        <translation>↑ ↓ другой вопрос. {0} возвращает назад.</translation>
    </message>
</context>
<context>
    <name>ConsumptionPanel</name>
    <message>
        <source>Consumption by month</source>
        <translation>Потребление по месяцам</translation>
    </message>
    <message>
        <source>Consumption, {0}</source>
        <translation>Потребление, {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n месяц</numerusform>
            <numerusform>%n месяца</numerusform>
            <numerusform>%n месяцев</numerusform>
        </translation>
    </message>
    <message>
        <source>no bills yet</source>
        <translation>счетов ещё нет</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Open from level “{0}”; the caller has reached “{1}”</source>
        <translation>Открыто с уровня «{0}», у абонента «{1}»</translation>
    </message>
    <message>
        <source>Ask the caller</source>
        <translation>Спросить абонента</translation>
    </message>
</context>
<context>
    <name>FiledPanel</name>
    <message>
        <source>Request kept, its number comes from the server</source>
        <translation>Заявка сохранена, номер даст сервер</translation>
    </message>
    <message>
        <source>Request {0} filed</source>
        <translation>Заявка {0} подана</translation>
    </message>
    <message>
        <source>The answer is due by {0}. Tell the caller the number and the date.</source>
        <translation>Ответ — до {0}. Назовите абоненту номер и дату.</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>{0} (optional)</source>
        <translation>{0} (необязательно)</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Today {0}</source>
        <translation>Сегодня {0}</translation>
    </message>
</context>
<context>
    <name>IdlePanel</name>
    <message>
        <source>ANSWERS FOR THIS CALL</source>
        <translation>ОТВЕТЫ К ЭТОМУ ЗВОНКУ</translation>
    </message>
    <message>
        <source>Answers for this call</source>
        <translation>Ответы к этому звонку</translation>
    </message>
    <message>
        <source>answer to read aloud</source>
        <translation>ответ, чтобы прочитать</translation>
    </message>
    <message>
        <source>Type what the caller says: phone, account, meter, name, address; or the matter, as in “recalculation”.</source>
        <translation>Вводите, что говорит абонент: телефон, счёт, счётчик, имя, адрес — или суть, например «перерасчёт».</translation>
    </message>
    <message>
        <source>NEW REQUEST</source>
        <translation>НОВАЯ ЗАЯВКА</translation>
    </message>
    <message>
        <source>Request types</source>
        <translation>Виды заявок</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
</context>
<context>
    <name>LinksArea</name>
    <message>
        <source>The household is being read…</source>
        <translation>Читаю, кто ещё связан…</translation>
    </message>
    <message>
        <source>The household could not be read: {0}.</source>
        <translation>Не удалось прочитать связанных: {0}.</translation>
    </message>
    <message>
        <source>Nobody else is linked by address, payer or number.</source>
        <translation>По адресу, плательщику или номеру больше никто не связан.</translation>
    </message>
</context>
<context>
    <name>LinksPanel</name>
    <message>
        <source>Belongs to {0}</source>
        <translation>Связанное: {0}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Operator desktop</source>
        <translation>Рабочее место оператора</translation>
    </message>
</context>
<context>
    <name>MetersPanel</name>
    <message>
        <source>Meters and readings</source>
        <translation>Счётчики и показания</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Зона</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Предыдущее</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Last reading</source>
        <translation>Последнее</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Расход</translation>
    </message>
    <message>
        <source>How taken</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>No meter is installed</source>
        <translation>Счётчик не установлен</translation>
    </message>
    <message>
        <source>Meter {0} no. {1}</source>
        <translation>Счётчик {0} № {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n meter(s)</source>
        <translation>
            <numerusform>%n счётчик</numerusform>
            <numerusform>%n счётчика</numerusform>
            <numerusform>%n счётчиков</numerusform>
        </translation>
    </message>
    <message>
        <source>, seal {0}</source>
        <translation>, пломба {0}</translation>
    </message>
    <message>
        <source>verification ended {0}</source>
        <translation>поверка закончилась {0}</translation>
    </message>
    <message>
        <source>verified until {0}</source>
        <translation>поверка до {0}</translation>
    </message>
    <message>
        <source>no reading yet</source>
        <translation>показаний ещё нет</translation>
    </message>
</context>
<context>
    <name>MoneyPanel</name>
    <message>
        <source>Bills and payments</source>
        <translation>Счета и платежи</translation>
    </message>
    <message>
        <source>Bills, corrections and payments</source>
        <translation>Счета, корректировки и платежи</translation>
    </message>
    <message>
        <source>no bills yet</source>
        <translation>счетов ещё нет</translation>
    </message>
    <message>
        <source>Bill for {0}</source>
        <translation>Счёт за {0}</translation>
    </message>
    <message>
        <source>Correction for {0}</source>
        <translation>Корректировка за {0}</translation>
    </message>
    <message>
        <source>Payment, {0}</source>
        <translation>Платёж, {0}</translation>
    </message>
    <message>
        <source>why?</source>
        <translation>почему так?</translation>
    </message>
    <message>
        <source>plan: {0} of {1} paid</source>
        <translation>рассрочка: {0} из {1}</translation>
    </message>
</context>
<context>
    <name>NowPanel</name>
    <message>
        <source>Calls now</source>
        <translation>Звонки сейчас</translation>
    </message>
    <message>
        <source>Recent callers, drafts, rejected</source>
        <translation>Недавние, черновики, отклонённые</translation>
    </message>
    <message>
        <source>NOW</source>
        <translation>СЕЙЧАС</translation>
    </message>
    <message>
        <source>MY WORK</source>
        <translation>МОИ ДЕЛА</translation>
    </message>
    <message>
        <source>Your calls will stand here; a second one waits beside the first.</source>
        <translation>Здесь будут ваши звонки; второй ждёт рядом с первым.</translation>
    </message>
    <message>
        <source>Bring back the draft</source>
        <translation>Вернуть черновик</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>Рассмотрено</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>Отбросить черновик</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Номер скрыт</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>Нет номера</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>прямой</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>пропущен</translation>
    </message>
    <message>
        <source>no wrap-up</source>
        <translation>без итога</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>не отправлено</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Черновики</translation>
    </message>
    <message>
        <source>My requests</source>
        <translation>Мои заявки</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Отклонённые</translation>
    </message>
    <message>
        <source>Recent calls</source>
        <translation>Недавние</translation>
    </message>
    <message>
        <source>Callers of this shift will stand here.</source>
        <translation>Здесь будут абоненты этой смены.</translation>
    </message>
    <message>
        <source>Requests begun and not filed will stand here.</source>
        <translation>Здесь будут начатые и не поданные заявки.</translation>
    </message>
    <message>
        <source>Requests that you file in this shift will stand here.</source>
        <translation>Здесь будут поданные вами за смену заявки.</translation>
    </message>
    <message>
        <source>Nothing was rejected.</source>
        <translation>Ничего не отклонено.</translation>
    </message>
    <message>
        <source>Served {0}</source>
        <translation>Обслужено {0}</translation>
    </message>
    <message>
        <source>avg. {0}</source>
        <translation>сред. {0}</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>Accepted</source>
        <translation>Согласился</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Отказался</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Не предлагали</translation>
    </message>
</context>
<context>
    <name>OfferBox</name>
    <message>
        <source>Offer · {0}</source>
        <translation>Предложение · {0}</translation>
    </message>
    <message>
        <source>A digit says what the client answered. Esc leaves.</source>
        <translation>Цифра — что ответил клиент. Esc — выйти.</translation>
    </message>
</context>
<context>
    <name>OfferLine</name>
    <message>
        <source>May be offered: {0}</source>
        <translation>Предложение: {0}</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Прочитать</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
</context>
<context>
    <name>OwnStateButton</name>
    <message>
        <source>asked for: {0}</source>
        <translation>запрос: {0}</translation>
    </message>
    <message>
        <source>then: {0}</source>
        <translation>затем: {0}</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>с {0}</translation>
    </message>
    <message>
        <source>My state: {0}</source>
        <translation>Моё состояние: {0}</translation>
    </message>
</context>
<context>
    <name>OwnStateList</name>
    <message>
        <source>My state</source>
        <translation>Моё состояние</translation>
    </message>
    <message>
        <source>During a call it holds from its end; choose again to change or cancel it.</source>
        <translation>Во время разговора вступит в силу после него; выберите ещё раз, чтобы изменить или отменить.</translation>
    </message>
</context>
<context>
    <name>ReadingArea</name>
    <message>
        <source>late: counts for {0}</source>
        <translation>поздно: засчитается за {0}</translation>
    </message>
    <message>
        <source>for {0}, until {1}</source>
        <translation>за {0}, до {1}</translation>
    </message>
    <message>
        <source>read by you, undo: {0}</source>
        <translation>записали вы, отменить: {0}</translation>
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
        <translation>Предыдущее</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новое</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Расход</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Why it is right all the same, in a few words</source>
        <translation>Почему это всё же верно, в нескольких словах</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Use on the bill</source>
        <translation>Учесть в счёте</translation>
    </message>
    <message>
        <source>New reading, {0}</source>
        <translation>Новое показание, {0}</translation>
    </message>
    <message>
        <source>Your reading of today: saving it again puts it right.</source>
        <translation>Ваше сегодняшнее показание: повторное сохранение исправит его.</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>всего {0}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>It went through nought</source>
        <translation>Прошёл через ноль</translation>
    </message>
    <message>
        <source>Swap them</source>
        <translation>Поменять местами</translation>
    </message>
    <message>
        <source>File a request</source>
        <translation>Подать заявку</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Снято</translation>
    </message>
    <message>
        <source>Day of the reading</source>
        <translation>День показания</translation>
    </message>
    <message>
        <source>Empty means today; 20.11 or “yesterday” when it was read earlier</source>
        <translation>Пусто — сегодня; 20.11 или «вчера», если снято раньше</translation>
    </message>
    <message>
        <source>This is no day. Write 20.11, or “yesterday”.</source>
        <translation>Это не день. Напишите 20.11 или «вчера».</translation>
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
        <translation>{0}, л/с {1}</translation>
    </message>
    <message>
        <source>no client chosen: the request will stand for the caller</source>
        <translation>клиент не выбран: заявка будет от абонента</translation>
    </message>
    <message>
        <source>Due {0} → {1}</source>
        <translation>Срок {0} → {1}</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>не отправлено</translation>
    </message>
    <message>
        <source>There is an open request {0} of this type</source>
        <translation>Уже есть открытая заявка {0} на эту тему</translation>
    </message>
    <message>
        <source>draft not saved: {0}</source>
        <translation>черновик не сохранён: {0}</translation>
    </message>
    <message>
        <source>saving draft…</source>
        <translation>сохраняем…</translation>
    </message>
    <message>
        <source>draft saved</source>
        <translation>черновик сохранён</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>What the text can mean</source>
        <translation>Что может означать текст</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Ещё…</translation>
    </message>
    <message>
        <source>the next ones that fit</source>
        <translation>следующие, что подходят</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Ищем…</translation>
    </message>
    <message>
        <source>↑ ↓ to choose, Enter to open</source>
        <translation>↑ ↓ — выбрать, Enter — открыть</translation>
    </message>
    <message>
        <source>Nothing fits. Fewer letters, or another fact?</source>
        <translation>Ничего не найдено. Меньше букв или другие данные?</translation>
    </message>
    <message>
        <source>new request → {0}</source>
        <translation>новая заявка → {0}</translation>
    </message>
    <message>
        <source>answer to read aloud</source>
        <translation>ответ, чтобы прочитать</translation>
    </message>
    <message>
        <source>Readings {0}</source>
        <translation>Показания {0}</translation>
    </message>
    <message>
        <source>into the meters, to be checked</source>
        <translation>в счётчики, на проверку</translation>
    </message>
</context>
<context>
    <name>ScriptPanel</name>
    <message>
        <source>Question {0} · {1}</source>
        <translation>Вопрос {0} · {1}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Said, go on</source>
        <translation>Сказано, дальше</translation>
    </message>
    <message>
        <source>A digit chooses. Esc leaves the questions.</source>
        <translation>Цифра выбирает. Esc — выйти из вопросов.</translation>
    </message>
    <message>
        <source>Enter goes on, empty skips. Esc leaves the questions.</source>
        <translation>Enter — дальше, пустое — пропуск. Esc — выйти.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Operator desktop</source>
        <translation>Рабочее место оператора</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Keep me signed in at this desk</source>
        <translation>Запомнить на этом месте</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Входим…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>No link since {0}: {1}</source>
        <translation>Нет связи с {0}: {1}</translation>
    </message>
    <message>
        <source>Connecting to the server</source>
        <translation>Соединение с сервером</translation>
    </message>
    <message>
        <source>Server is there</source>
        <translation>Сервер на связи</translation>
    </message>
    <message>
        <source>this computer alone, without a central server</source>
        <translation>только этот компьютер, без центрального сервера</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Попробуйте через %n секунду.</numerusform>
            <numerusform>Попробуйте через %n секунды.</numerusform>
            <numerusform>Попробуйте через %n секунд.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>You have {0} to pay.</source>
        <translation>К оплате {0}.</translation>
    </message>
    <message>
        <source>You have paid {0} in advance.</source>
        <translation>Ваша переплата {0}.</translation>
    </message>
    <message>
        <source>You owe nothing.</source>
        <translation>Долга нет.</translation>
    </message>
    <message>
        <source>The last bill, for {0}, is {1}, due by {2}.</source>
        <translation>Последний счёт, за {0}, — {1}, оплатить до {2}.</translation>
    </message>
    <message>
        <source>The last payment, {0}, came on {1}.</source>
        <translation>Последний платёж, {0}, поступил {1}.</translation>
    </message>
    <message>
        <source>By the payment plan the next instalment is {0}, by {1}.</source>
        <translation>По рассрочке следующий взнос {0}, до {1}.</translation>
    </message>
    <message>
        <source>The bill for {0} is {1}</source>
        <translation>Счёт за {0} — {1}</translation>
    </message>
    <message>
        <source>benefit «{0}»</source>
        <translation>льгота «{0}»</translation>
    </message>
    <message>
        <source>{0} at {1}</source>
        <translation>{0} по {1}</translation>
    </message>
    <message>
        <source>For {0} the meter counted {1}</source>
        <translation>За {0} счётчик насчитал {1}</translation>
    </message>
    <message>
        <source>{0}, from {1} to {2}</source>
        <translation>{0}, с {1} до {2}</translation>
    </message>
    <message>
        <source>On {0} the bill for {1} was lowered by {2}: {3}.</source>
        <translation>{0} счёт за {1} уменьшен на {2}: {3}.</translation>
    </message>
    <message>
        <source>On {0} the bill for {1} was raised by {2}: {3}.</source>
        <translation>{0} счёт за {1} увеличен на {2}: {3}.</translation>
    </message>
    <message>
        <source>On {0} you were credited with {1}: {2}.</source>
        <translation>{0} вам зачислено {1}: {2}.</translation>
    </message>
    <message>
        <source>On {0} you were charged {1}: {2}.</source>
        <translation>{0} вам начислено {1}: {2}.</translation>
    </message>
    <message>
        <source>Your payment of {1} came on {0}</source>
        <translation>Ваш платёж от {0}, {1}, зачислен</translation>
    </message>
    <message>
        <source>for {0}</source>
        <translation>за {0}</translation>
    </message>
    <message>
        <source>in advance</source>
        <translation>авансом</translation>
    </message>
    <message>
        <source>The bill for {0} is {2} more than for {1}</source>
        <translation>Счёт за {0} больше, чем за {1}, на {2}</translation>
    </message>
    <message>
        <source>The bill for {0} is {2} less than for {1}</source>
        <translation>Счёт за {0} меньше, чем за {1}, на {2}</translation>
    </message>
    <message>
        <source>The bill for {0} is the same as for {1}</source>
        <translation>Счёт за {0} такой же, как за {1}</translation>
    </message>
    <message>
        <source>price {0} instead of {1}</source>
        <translation>цена {0} вместо {1}</translation>
    </message>
    <message>
        <source>other lines of the bill</source>
        <translation>другие строки счёта</translation>
    </message>
    <message>
        <source>what the lines of the bills do not explain</source>
        <translation>то, чего строки счетов не объясняют</translation>
    </message>
    <message>
        <source>{0} instead of {1}</source>
        <translation>{0} вместо {1}</translation>
    </message>
    <message>
        <source>correction for {0}</source>
        <translation>корректировка за {0}</translation>
    </message>
    <message>
        <source>no more correction for {0}</source>
        <translation>уже без корректировки за {0}</translation>
    </message>
    <message>
        <source>no more {0}</source>
        <translation>уже без начисления «{0}»</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>днём</translation>
    </message>
    <message>
        <source>by night</source>
        <translation>ночью</translation>
    </message>
    <message>
        <source>at the peak</source>
        <translation>в пик</translation>
    </message>
    <message>
        <source>at the half-peak</source>
        <translation>в полупик</translation>
    </message>
    <message>
        <source>kWh</source>
        <translation>кВт·ч</translation>
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
        <translation>Черновики {0}</translation>
    </message>
    <message>
        <source>No card: {0}</source>
        <translation>Карточки нет: {0}</translation>
    </message>
    <message numerus="yes">
        <source>Probable outage: {0}, %n call(s)</source>
        <translation>
            <numerusform>Вероятная авария: {0}, %n звонок</numerusform>
            <numerusform>Вероятная авария: {0}, %n звонка</numerusform>
            <numerusform>Вероятная авария: {0}, %n звонков</numerusform>
        </translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Контрастная</translation>
    </message>
    <message>
        <source>Theme: {0}</source>
        <translation>Тема: {0}</translation>
    </message>
    <message>
        <source>Language: {0}</source>
        <translation>Язык: {0}</translation>
    </message>
    <message numerus="yes">
        <source>No link since {0}, %n result(s) waiting</source>
        <translation>
            <numerusform>Нет связи с {0}, ждёт %n результат</numerusform>
            <numerusform>Нет связи с {0}, ждут %n результата</numerusform>
            <numerusform>Нет связи с {0}, ждут %n результатов</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsent {0}</source>
        <translation>Не отправлено {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n отклонено</numerusform>
            <numerusform>%n отклонено</numerusform>
            <numerusform>%n отклонено</numerusform>
        </translation>
    </message>
    <message>
        <source>Server: connecting</source>
        <translation>Сервер: соединение</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>Сервер: {0}</translation>
    </message>
    <message>
        <source>No link since {0}: {1}</source>
        <translation>Нет связи с {0}: {1}</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Asterisk: not known</source>
        <translation>Asterisk: неизвестно</translation>
    </message>
    <message>
        <source>Asterisk</source>
        <translation>Asterisk</translation>
    </message>
    <message>
        <source>Asterisk: not heard since {0}</source>
        <translation>Asterisk: не слышно с {0}</translation>
    </message>
    <message>
        <source>Phone: not known</source>
        <translation>Телефон: неизвестно</translation>
    </message>
    <message>
        <source>Phone {0} {1}</source>
        <translation>Телефон {0} {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent</source>
        <translation>
            <numerusform>%n неотправленное</numerusform>
            <numerusform>%n неотправленных</numerusform>
            <numerusform>%n неотправленных</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n черновик</numerusform>
            <numerusform>%n черновика</numerusform>
            <numerusform>%n черновиков</numerusform>
        </translation>
    </message>
    <message>
        <source>Store was damaged, saved: {0}, {1}</source>
        <translation>Хранилище было повреждено, спасено: {0}, {1}</translation>
    </message>
    <message>
        <source>Nothing is lost: unsent work is sent as before. Press to close this notice.</source>
        <translation>Ничего не потеряно: неотправленное будет отправлено, как и раньше. Нажмите, чтобы закрыть.</translation>
    </message>
    <message>
        <source>Store was damaged, saved: {0}, {1}, not all</source>
        <translation>Хранилище было повреждено, спасено: {0}, {1}, не всё</translation>
    </message>
    <message>
        <source>Check today&apos;s requests of yours, and tell the administrator. Press to close this notice.</source>
        <translation>Проверьте свои сегодняшние заявки и сообщите администратору. Нажмите, чтобы закрыть.</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>History of the client</source>
        <translation>История клиента</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Звонки</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Заявки</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Показания</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Деньги</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Письма</translation>
    </message>
    <message>
        <source>Nothing here: calls, requests, readings, bills and letters will stand here</source>
        <translation>Пусто: здесь будут звонки, заявки, показания, счета и письма</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n запись</numerusform>
            <numerusform>%n записи</numerusform>
            <numerusform>%n записей</numerusform>
        </translation>
    </message>
    <message>
        <source>since {0}, {1}</source>
        <translation>с {0} года, {1}</translation>
    </message>
</context>
<context>
    <name>Tongue</name>
    <message numerus="yes">
        <source>%n day(s) instead of {0}</source>
        <translation>
            <numerusform>%n день вместо {0}</numerusform>
            <numerusform>%n дня вместо {0}</numerusform>
            <numerusform>%n дней вместо {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>Hand over: {0}</source>
        <translation>Передать: {0}</translation>
    </message>
    <message>
        <source>Name or extension</source>
        <translation>Имя или внутренний номер</translation>
    </message>
    <message>
        <source>To whom: name or extension</source>
        <translation>Кому: имя или внутренний номер</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Коллеги</translation>
    </message>
    <message>
        <source>Hand over to {0}</source>
        <translation>Передать на {0}</translation>
    </message>
    <message>
        <source>The call is no longer here: nothing to hand over. Esc closes.</source>
        <translation>Звонка здесь уже нет: передавать нечего. Esc закрывает.</translation>
    </message>
    <message>
        <source>Asking who is free…</source>
        <translation>Узнаём, кто свободен…</translation>
    </message>
    <message>
        <source>Nobody fits. An extension has 2 to 5 digits.</source>
        <translation>Никого не найдено. Внутренний номер — от 2 до 5 цифр.</translation>
    </message>
    <message>
        <source>↑ ↓ to choose, then {0}. Esc goes back.</source>
        <translation>↑ ↓ выбрать, затем {0}. Esc — назад.</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>The client&apos;s card will stand here</source>
        <translation>Здесь будет карточка клиента</translation>
    </message>
    <message>
        <source>It opens by itself when your phone rings and the caller is known.</source>
        <translation>Она откроется сама, когда зазвонит телефон и абонент известен.</translation>
    </message>
    <message>
        <source>To look somebody up: {0}</source>
        <translation>Найти клиента: {0}</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Difference from {0}</source>
        <translation>Разница: {0}</translation>
    </message>
    <message>
        <source>{0} compared with {1}, each with the corrections issued for it</source>
        <translation>{0} в сравнении с {1}, каждый вместе с выданными к нему корректировками</translation>
    </message>
    <message>
        <source>of it by rounding</source>
        <translation>из них из-за округления</translation>
    </message>
    <message>
        <source>{0} instead of {1}</source>
        <translation>{0} вместо {1}</translation>
    </message>
    <message>
        <source>price {0} instead of {1}</source>
        <translation>цена {0} вместо {1}</translation>
    </message>
    <message>
        <source>Benefit: {0}</source>
        <translation>Льгота: {0}</translation>
    </message>
    <message>
        <source>Other lines</source>
        <translation>Другие строки</translation>
    </message>
    <message>
        <source>Not explained by the lines</source>
        <translation>Строками не объяснено</translation>
    </message>
    <message>
        <source>Correction for {0}</source>
        <translation>Корректировка за {0}</translation>
    </message>
    <message>
        <source>{0}, only with the earlier bill</source>
        <translation>{0}, только в прежнем счёте</translation>
    </message>
    <message>
        <source>the earlier bill&apos;s use a day, at its price</source>
        <translation>суточное потребление прежнего счёта по его цене</translation>
    </message>
    <message>
        <source>at the earlier price, without the days; remainders of rounding included</source>
        <translation>по прежней цене, без разницы дней; вместе с остатком округления</translation>
    </message>
    <message>
        <source>on all that the later bill charges</source>
        <translation>на всё, что начислено в позднейшем счёте</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Баланс</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Счета</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Корректировки</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>Прочие начисления</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Платежи</translation>
    </message>
    <message>
        <source>Earlier ones</source>
        <translation>Более ранние</translation>
    </message>
    <message>
        <source>Does not add up: ask the billing department</source>
        <translation>Не сходится: спросите расчётный отдел</translation>
    </message>
    <message>
        <source>Consumption for {0}</source>
        <translation>Потребление за {0}</translation>
    </message>
    <message>
        <source>Bill for {0}</source>
        <translation>Счёт за {0}</translation>
    </message>
    <message>
        <source>Payment {0}, {1}</source>
        <translation>Платёж {0}, {1}</translation>
    </message>
    <message>
        <source>to no bill yet</source>
        <translation>пока ни на какой счёт</translation>
    </message>
    <message>
        <source>to the bill for {0}</source>
        <translation>на счёт за {0}</translation>
    </message>
    <message>
        <source>bill no. {0} of {1}</source>
        <translation>счёт № {0} от {1}</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>с {0} по {1}</translation>
    </message>
    <message>
        <source>correction invoice no. {0} of {1}</source>
        <translation>корректировочный счёт № {0} от {1}</translation>
    </message>
    <message>
        <source>adjustment no. {0} of {1}</source>
        <translation>начисление № {0} от {1}</translation>
    </message>
    <message>
        <source>payment no. {0} of {1}</source>
        <translation>платёж № {0} от {1}</translation>
    </message>
</context>
<context>
    <name>WhyArea</name>
    <message>
        <source>This client no longer stands in front.</source>
        <translation>Этот клиент уже не перед вами.</translation>
    </message>
    <message>
        <source>No link to the server: as of {0}.</source>
        <translation>Нет связи с сервером: по состоянию на {0}.</translation>
    </message>
    <message>
        <source>Why is it so?</source>
        <translation>Почему так?</translation>
    </message>
    <message>
        <source>The figures are being read…</source>
        <translation>Цифры читаются…</translation>
    </message>
    <message>
        <source>Not explained: {0}.</source>
        <translation>Не объяснено: {0}.</translation>
    </message>
    <message>
        <source>There is no such document on this account.</source>
        <translation>Такого документа на счёте нет.</translation>
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
        <translation>Откуда это: {0}</translation>
    </message>
    <message>
        <source>compared with</source>
        <translation>в сравнении с</translation>
    </message>
    <message>
        <source>Choose the bill</source>
        <translation>Выбрать счёт</translation>
    </message>
    <message>
        <source>Choose what to compare with</source>
        <translation>Выбрать, с чем сравнить</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n day(s) instead of {0}</source>
        <translation>
            <numerusform>%n день вместо {0}</numerusform>
            <numerusform>%n дня вместо {0}</numerusform>
            <numerusform>%n дней вместо {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkPane</name>
    <message>
        <source>Find or begin: type anything</source>
        <translation>Найти или начать: вводите что угодно</translation>
    </message>
    <message>
        <source>Find or begin</source>
        <translation>Найти или начать</translation>
    </message>
</context>
<context>
    <name>WrapUpPanel</name>
    <message>
        <source>Choose what it was about and what it achieved.</source>
        <translation>Выберите тему и результат.</translation>
    </message>
    <message>
        <source>draft saved</source>
        <translation>черновик сохранён</translation>
    </message>
    <message>
        <source>saving draft…</source>
        <translation>сохраняем…</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Итог</translation>
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
        <translation>Примечание (необязательно)</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>account</source>
        <translation>счёт</translation>
    </message>
    <message>
        <source>address</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>tariff</source>
        <translation>тариф</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>сумма к оплате</translation>
    </message>
    <message>
        <source>overdue since</source>
        <translation>просрочено с</translation>
    </message>
    <message>
        <source>day of disconnection</source>
        <translation>день отключения</translation>
    </message>
    <message>
        <source>last bill</source>
        <translation>последний счёт</translation>
    </message>
    <message>
        <source>month of the bill</source>
        <translation>месяц счёта</translation>
    </message>
    <message>
        <source>due date</source>
        <translation>срок оплаты</translation>
    </message>
    <message>
        <source>last payment</source>
        <translation>последний платёж</translation>
    </message>
    <message>
        <source>day of the payment</source>
        <translation>день платежа</translation>
    </message>
    <message>
        <source>last correction</source>
        <translation>последняя корректировка</translation>
    </message>
    <message>
        <source>last reading</source>
        <translation>последнее показание</translation>
    </message>
    <message>
        <source>day of the reading</source>
        <translation>день показания</translation>
    </message>
    <message>
        <source>days for readings</source>
        <translation>дни для показаний</translation>
    </message>
    <message>
        <source>meter</source>
        <translation>счётчик</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>поверка</translation>
    </message>
    <message>
        <source>number of the request</source>
        <translation>номер заявки</translation>
    </message>
    <message>
        <source>answer to the request</source>
        <translation>срок заявки</translation>
    </message>
    <message>
        <source>price</source>
        <translation>цена</translation>
    </message>
</context>
<context>
    <name>guard</name>
    <message>
        <source>not known</source>
        <translation>не выяснен</translation>
    </message>
    <message>
        <source>general</source>
        <translation>общий</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>баланс</translation>
    </message>
    <message>
        <source>change</source>
        <translation>изменения</translation>
    </message>
    <message>
        <source>To file this request</source>
        <translation>Подача этой заявки</translation>
    </message>
    <message>
        <source>Bills and payments</source>
        <translation>Счета и оплаты</translation>
    </message>
    <message>
        <source>To take a reading</source>
        <translation>Приём показаний</translation>
    </message>
    <message>
        <source>To attach a number</source>
        <translation>Запись номера</translation>
    </message>
    <message>
        <source>Surname, first name, patronymic</source>
        <translation>Фамилия, имя, отчество</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Номер лицевого счёта</translation>
    </message>
    <message>
        <source>Meter number</source>
        <translation>Номер счётчика</translation>
    </message>
    <message>
        <source>Amount of the last payment</source>
        <translation>Сумма последней оплаты</translation>
    </message>
    <message>
        <source>Date of the last payment</source>
        <translation>Дата последней оплаты</translation>
    </message>
    <message>
        <source>Last reading</source>
        <translation>Последнее показание</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Налоговый номер</translation>
    </message>
    <message>
        <source>Client since</source>
        <translation>Клиент с</translation>
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
        <translation>Период: {0}</translation>
    </message>
    <message>
        <source>Date: {0}</source>
        <translation>Дата: {0}</translation>
    </message>
    <message>
        <source>Amount: {0}</source>
        <translation>Сумма: {0}</translation>
    </message>
    <message>
        <source>Reading: {0}</source>
        <translation>Показание: {0}</translation>
    </message>
    <message>
        <source>Register: {0}</source>
        <translation>Зона: {0}</translation>
    </message>
    <message>
        <source>Meter: {0}</source>
        <translation>Счётчик: {0}</translation>
    </message>
    <message>
        <source>Account: {0}</source>
        <translation>Счёт: {0}</translation>
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
        <translation>вероятно</translation>
    </message>
    <message>
        <source>only a guess</source>
        <translation>лишь догадка</translation>
    </message>
</context>
<context>
    <name>links</name>
    <message>
        <source>Account {0}</source>
        <translation>Счёт {0}</translation>
    </message>
    <message>
        <source>meter {0}</source>
        <translation>счётчик {0}</translation>
    </message>
    <message>
        <source>somebody else&apos;s, Enter: back</source>
        <translation>чужой, Enter возвращает</translation>
    </message>
    <message>
        <source>taken off</source>
        <translation>снят</translation>
    </message>
    <message>
        <source>verified, Enter: not his</source>
        <translation>подтверждён, Enter: не его</translation>
    </message>
    <message>
        <source>on file, Enter: not his</source>
        <translation>в деле, Enter: не его</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>записан: {0}</translation>
    </message>
    <message>
        <source>off {0}</source>
        <translation>снят: {0}</translation>
    </message>
    <message>
        <source>head organisation</source>
        <translation>головная организация</translation>
    </message>
    <message>
        <source>branch</source>
        <translation>филиал</translation>
    </message>
    <message>
        <source>branch of the same organisation</source>
        <translation>филиал той же организации</translation>
    </message>
    <message>
        <source>same address</source>
        <translation>тот же адрес</translation>
    </message>
    <message>
        <source>same number {0}</source>
        <translation>тот же номер {0}</translation>
    </message>
    <message>
        <source>has paid for this account</source>
        <translation>платил за этот счёт</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>точно</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>вероятно</translation>
    </message>
    <message>
        <source>perhaps</source>
        <translation>возможно</translation>
    </message>
</context>
<context>
    <name>readings</name>
    <message>
        <source>in order</source>
        <translation>в порядке</translation>
    </message>
    <message>
        <source>as usual {0} %</source>
        <translation>как обычно {0} %</translation>
    </message>
    <message>
        <source>{0} % to usual</source>
        <translation>{0} % к обычному</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>не число</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>длинно</translation>
    </message>
    <message>
        <source>swapped?</source>
        <translation>перепутано?</translation>
    </message>
    <message>
        <source>rollover?</source>
        <translation>через ноль?</translation>
    </message>
    <message>
        <source>no rollover</source>
        <translation>не через ноль</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>меньше</translation>
    </message>
    <message>
        <source>below estimate</source>
        <translation>ниже оценки</translation>
    </message>
    <message>
        <source>rolled over</source>
        <translation>через ноль</translation>
    </message>
    <message>
        <source>high</source>
        <translation>много</translation>
    </message>
    <message>
        <source>low</source>
        <translation>мало</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>скачок</translation>
    </message>
    <message>
        <source>nothing used</source>
        <translation>нет расхода</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>отключено</translation>
    </message>
    <message>
        <source>Digits only, without the red ones.</source>
        <translation>Только цифры, без красных.</translation>
    </message>
    <message>
        <source>The register has {0} digits.</source>
        <translation>В счётчике {0} цифр.</translation>
    </message>
    <message>
        <source>Ask for {0} as well: all registers are saved together.</source>
        <translation>Спросите ещё {0}: все зоны сохраняются вместе.</translation>
    </message>
    <message>
        <source>The day has not come yet: {0}.</source>
        <translation>Этот день ещё не наступил: {0}.</translation>
    </message>
    <message>
        <source>The meter was installed on {0}.</source>
        <translation>Счётчик установлен {0}.</translation>
    </message>
    <message>
        <source>It was read later already, on {0}.</source>
        <translation>Есть более позднее показание, от {0}.</translation>
    </message>
    <message>
        <source>The figures of {0} and {1} fit the other way round.</source>
        <translation>Числа {0} и {1} подходят наоборот.</translation>
    </message>
    <message>
        <source>Lower than {0}. If the register went through nought, {1} were used: ask, then confirm.</source>
        <translation>Меньше {0}. Если счётчик прошёл через ноль, расход {1}: спросите и подтвердите.</translation>
    </message>
    <message>
        <source>It cannot have gone through nought: before was {0}.</source>
        <translation>Через ноль он пройти не мог: было {0}.</translation>
    </message>
    <message>
        <source>Lower than {0}. Ask for the meter&apos;s number: was it exchanged?</source>
        <translation>Меньше {0}. Спросите номер счётчика: не заменён ли он?</translation>
    </message>
    <message>
        <source>Its verification ended on {0}: no reading is taken, a request is filed instead.</source>
        <translation>Поверка закончилась {0}: вместо показания подаётся заявка.</translation>
    </message>
    <message>
        <source>Readings are taken from {0} to {1}; this one counts all the same.</source>
        <translation>Показания принимают с {0} по {1}; это тоже засчитается.</translation>
    </message>
    <message>
        <source>Too late for this month: it counts for {0}.</source>
        <translation>Для этого месяца поздно: засчитается за {0}.</translation>
    </message>
    <message>
        <source>Already read on {0} for {1}: this one is added to it.</source>
        <translation>Показание уже есть от {0} за {1}: это будет ещё одно.</translation>
    </message>
    <message>
        <source>Below the estimate {0} of {1}: the estimate was too high and falls out.</source>
        <translation>Ниже оценки {0} от {1}: оценка была завышена и отпадает.</translation>
    </message>
    <message>
        <source>Through nought, as confirmed: {0} used.</source>
        <translation>Через ноль, подтверждено: расход {0}.</translation>
    </message>
    <message>
        <source>{0} used, usual are {1}. Ask again; if it is right, say why.</source>
        <translation>Расход {0}, обычно {1}. Переспросите; если так, укажите причину.</translation>
    </message>
    <message>
        <source>Only {0} used, usual are {1}. Ask again; if it is right, say why.</source>
        <translation>Расход всего {0}, обычно {1}. Переспросите; если так, укажите причину.</translation>
    </message>
    <message>
        <source>{0} used, {1} the time before. Ask again; if it is right, say why.</source>
        <translation>Расход {0}, в прошлый раз {1}. Переспросите; если так, укажите причину.</translation>
    </message>
    <message>
        <source>Nothing used, usual are {0}. If it is right, say why.</source>
        <translation>Расхода нет, обычно {0}. Если так, укажите причину.</translation>
    </message>
    <message>
        <source>{0} used, though nothing is supplied here. Say why.</source>
        <translation>Расход {0}, хотя поставки нет. Укажите причину.</translation>
    </message>
    <message>
        <source>The zones make {0}, the total says {1}. Say why.</source>
        <translation>Зоны дают {0}, общий показывает {1}. Укажите причину.</translation>
    </message>
    <message>
        <source>The meter was exchanged on {0}: with {1} on the old one.</source>
        <translation>Счётчик заменён {0}: вместе с {1} на старом.</translation>
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
        <translation>Показания</translation>
    </message>
    <message>
        <source>{0} for {1}, pay by {2}</source>
        <translation>{0} за {1}, оплатить до {2}</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Счёт</translation>
    </message>
    <message>
        <source>{0} for {1}</source>
        <translation>{0} за {1}</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Корректировка</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Платёж</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>разговор идёт</translation>
    </message>
    <message>
        <source>without a note</source>
        <translation>без примечания</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>не отправлено</translation>
    </message>
    <message>
        <source>late, was due {0}</source>
        <translation>просрочена, срок был {0}</translation>
    </message>
    <message>
        <source>till {0}</source>
        <translation>до {0}</translation>
    </message>
    <message>
        <source>with others of the street</source>
        <translation>вместе с другими с улицы</translation>
    </message>
    <message>
        <source>you</source>
        <translation>вы</translation>
    </message>
    <message>
        <source>closed until the caller is verified</source>
        <translation>закрыто, пока абонент не проверен</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Ended</source>
        <translation>Завершён</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Звонит</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Удержан</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>Без телефона</translation>
    </message>
    <message>
        <source>Being called</source>
        <translation>Вам звонят</translation>
    </message>
    <message>
        <source>In a call</source>
        <translation>В разговоре</translation>
    </message>
    <message>
        <source>In no queue</source>
        <translation>Вне очередей</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Перерыв</translation>
    </message>
    <message>
        <source>Lunch</source>
        <translation>Обед</translation>
    </message>
    <message>
        <source>Paperwork</source>
        <translation>Бумаги</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>free</source>
        <translation>свободен</translation>
    </message>
    <message>
        <source>being called</source>
        <translation>звонят</translation>
    </message>
    <message>
        <source>in a call</source>
        <translation>в разговоре</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>нет на месте</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Не ответили</translation>
    </message>
    <message>
        <source>Not held</source>
        <translation>Не удержан</translation>
    </message>
    <message>
        <source>Still on hold</source>
        <translation>Ещё на удержании</translation>
    </message>
    <message>
        <source>Not handed over</source>
        <translation>Не передан</translation>
    </message>
    <message>
        <source>Not hung up</source>
        <translation>Не завершён</translation>
    </message>
    <message>
        <source>Not paused</source>
        <translation>Паузы нет</translation>
    </message>
    <message>
        <source>Still paused</source>
        <translation>Пауза продолжается</translation>
    </message>
    <message>
        <source>no link to the server. Nothing was sent; use the phone itself.</source>
        <translation>нет связи с сервером. Ничего не отправлено; воспользуйтесь самим телефоном.</translation>
    </message>
    <message>
        <source>Asterisk is not heard. Nothing was sent; use the phone itself.</source>
        <translation>Asterisk не слышно. Ничего не отправлено; воспользуйтесь самим телефоном.</translation>
    </message>
    <message>
        <source>Asterisk does not say whether it was done. Look at the phone.</source>
        <translation>Asterisk не сообщает, сделано ли это. Посмотрите на телефон.</translation>
    </message>
    <message>
        <source>the server does not say whether it was done. Look at the phone.</source>
        <translation>сервер не сообщает, сделано ли это. Посмотрите на телефон.</translation>
    </message>
    <message>
        <source>Asterisk refuses. All is as it was; try again or use the phone.</source>
        <translation>Asterisk отказывает. Всё как было; попробуйте ещё раз или с телефона.</translation>
    </message>
    <message>
        <source>the call is no longer yours.</source>
        <translation>звонок уже не ваш.</translation>
    </message>
    <message>
        <source>the call does not ring any more.</source>
        <translation>звонок уже не звонит.</translation>
    </message>
    <message>
        <source>you do not talk in this call.</source>
        <translation>вы не разговариваете в этом звонке.</translation>
    </message>
    <message>
        <source>the call is not on hold.</source>
        <translation>звонок не на удержании.</translation>
    </message>
    <message>
        <source>phones here cannot be told to. Use the phone itself.</source>
        <translation>здешние телефоны этого не умеют. Воспользуйтесь самим телефоном.</translation>
    </message>
    <message>
        <source>this is no extension. The call goes on here.</source>
        <translation>это не внутренний номер. Разговор продолжается здесь.</translation>
    </message>
    <message>
        <source>the server does not know this reason.</source>
        <translation>сервер не знает такой причины.</translation>
    </message>
    <message>
        <source>you serve no queue. Ask the administrator.</source>
        <translation>вы не состоите ни в одной очереди. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>no phone is entered for you. Ask the administrator.</source>
        <translation>за вами не записан телефон. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>too much at once. Wait a moment and try again.</source>
        <translation>слишком много сразу. Подождите немного и повторите.</translation>
    </message>
    <message>
        <source>another call has just come to the front. Look, and press again.</source>
        <translation>только что вышел другой звонок. Посмотрите и нажмите ещё раз.</translation>
    </message>
    <message>
        <source>Answered by {0}</source>
        <translation>Отвечает {0}</translation>
    </message>
    <message>
        <source>Transferred to {0}</source>
        <translation>Передан: {0}</translation>
    </message>
    <message>
        <source>Answered by a colleague</source>
        <translation>Ответил коллега</translation>
    </message>
    <message>
        <source>Not answered, went on</source>
        <translation>Без ответа, ушёл дальше</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Передан</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Звонок завершён</translation>
    </message>
    <message>
        <source>Caller hung up</source>
        <translation>Абонент положил трубку</translation>
    </message>
    <message>
        <source>Ended while the line was down</source>
        <translation>Завершён во время обрыва связи</translation>
    </message>
    <message>
        <source>The server does not reach its database.</source>
        <translation>Сервер не может достучаться до базы данных.</translation>
    </message>
    <message>
        <source>The server had too much to do.</source>
        <translation>Сервер был перегружен.</translation>
    </message>
    <message>
        <source>verified number</source>
        <translation>номер подтверждён</translation>
    </message>
    <message>
        <source>number on file</source>
        <translation>по номеру в базе</translation>
    </message>
    <message>
        <source>a guess</source>
        <translation>предположение</translation>
    </message>
    <message>
        <source>by entered account</source>
        <translation>по введённому счёту</translation>
    </message>
    <message>
        <source>number verified</source>
        <translation>номер подтверждён</translation>
    </message>
    <message>
        <source>entered this account</source>
        <translation>ввёл этот счёт</translation>
    </message>
    <message>
        <source>called from this number before</source>
        <translation>звонил с этого номера</translation>
    </message>
    <message>
        <source>has an open request</source>
        <translation>есть открытая заявка</translation>
    </message>
    <message>
        <source>called lately</source>
        <translation>недавно звонил</translation>
    </message>
    <message>
        <source>chosen by the operator</source>
        <translation>выбрал оператор</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>телефон</translation>
    </message>
    <message>
        <source>account</source>
        <translation>счёт</translation>
    </message>
    <message>
        <source>meter</source>
        <translation>счётчик</translation>
    </message>
    <message>
        <source>request</source>
        <translation>заявка</translation>
    </message>
    <message>
        <source>name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>address</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>tax number</source>
        <translation>налоговый номер</translation>
    </message>
    <message>
        <source>day</source>
        <translation>день</translation>
    </message>
    <message>
        <source>night</source>
        <translation>ночь</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>пик</translation>
    </message>
    <message>
        <source>half-peak</source>
        <translation>полупик</translation>
    </message>
    <message>
        <source>single rate</source>
        <translation>однозонный</translation>
    </message>
    <message>
        <source>Electricity</source>
        <translation>Электроэнергия</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Газ</translation>
    </message>
    <message>
        <source>Heating</source>
        <translation>Отопление</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Вода</translation>
    </message>
    <message>
        <source>kWh</source>
        <translation>кВт·ч</translation>
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
        <translation>контрольное</translation>
    </message>
    <message>
        <source>by the client</source>
        <translation>от клиента</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>расчётное</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>проверенное</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>по телефону</translation>
    </message>
    <message>
        <source>client&apos;s account online</source>
        <translation>кабинет клиента</translation>
    </message>
    <message>
        <source>mobile app</source>
        <translation>приложение</translation>
    </message>
    <message>
        <source>inspector</source>
        <translation>контролёр</translation>
    </message>
    <message>
        <source>meter operator</source>
        <translation>сетевая организация</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыта</translation>
    </message>
    <message>
        <source>in work</source>
        <translation>в работе</translation>
    </message>
    <message>
        <source>done</source>
        <translation>выполнена</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>отозвана</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>действует</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>отключено</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>приостановлен</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>свободен</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>звонит</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>занят</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>недоступен</translation>
    </message>
    <message>
        <source>state unknown</source>
        <translation>состояние неизвестно</translation>
    </message>
    <message>
        <source>no phone</source>
        <translation>нет телефона</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Звонок</translation>
    </message>
    <message>
        <source>Call out</source>
        <translation>Исходящий</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Письмо</translation>
    </message>
    <message>
        <source>Web message</source>
        <translation>Из кабинета</translation>
    </message>
    <message>
        <source>caller gave up</source>
        <translation>абонент не дождался</translation>
    </message>
    <message>
        <source>menu only</source>
        <translation>только меню</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>без ответа</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не удалось</translation>
    </message>
    <message>
        <source>line was down</source>
        <translation>обрыв связи</translation>
    </message>
    <message>
        <source>server refuses</source>
        <translation>отказывает</translation>
    </message>
    <message>
        <source>server does not answer</source>
        <translation>не отвечает</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>нет доверия к сертификату</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>соединение закрыто</translation>
    </message>
    <message>
        <source>Login or password is wrong.</source>
        <translation>Логин или пароль неверен.</translation>
    </message>
    <message>
        <source>The session has ended. Please sign in again.</source>
        <translation>Сеанс закончился. Войдите снова.</translation>
    </message>
    <message>
        <source>Too many attempts: this login is locked for now.</source>
        <translation>Слишком много попыток: вход временно закрыт.</translation>
    </message>
    <message>
        <source>This program is too old for the server. Ask for the update.</source>
        <translation>Программа устарела для сервера. Попросите обновление.</translation>
    </message>
    <message>
        <source>This program is newer than the server. Ask the administrator.</source>
        <translation>Программа новее сервера. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>You have signed in at another desk.</source>
        <translation>Вы вошли на другом месте.</translation>
    </message>
    <message>
        <source>You have signed out.</source>
        <translation>Вы вышли.</translation>
    </message>
    <message>
        <source>your role may not do this</source>
        <translation>ваша роль этого не позволяет</translation>
    </message>
    <message>
        <source>somebody changed it meanwhile</source>
        <translation>тем временем это изменил кто-то другой</translation>
    </message>
    <message>
        <source>the client is not there any more</source>
        <translation>клиента уже нет</translation>
    </message>
    <message>
        <source>the account is not there any more</source>
        <translation>счёта уже нет</translation>
    </message>
    <message>
        <source>the account is another client&apos;s</source>
        <translation>счёт принадлежит другому клиенту</translation>
    </message>
    <message>
        <source>the account stands without its client</source>
        <translation>счёт указан без клиента</translation>
    </message>
    <message>
        <source>your login is not known any more</source>
        <translation>вашего логина уже нет</translation>
    </message>
    <message>
        <source>a text is too long for the server</source>
        <translation>текст слишком длинный для сервера</translation>
    </message>
    <message>
        <source>it was rejected before</source>
        <translation>это уже отклонено раньше</translation>
    </message>
    <message>
        <source>no link to the server, and no copy at this desk</source>
        <translation>нет связи с сервером и копии на этом месте</translation>
    </message>
    <message>
        <source>the server takes too long</source>
        <translation>сервер отвечает слишком долго</translation>
    </message>
    <message>
        <source>the server is busy</source>
        <translation>сервер занят</translation>
    </message>
    <message>
        <source>the server&apos;s database is down</source>
        <translation>база данных сервера не работает</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>диск заполнен</translation>
    </message>
    <message>
        <source>the disk does not answer</source>
        <translation>диск не отвечает</translation>
    </message>
    <message>
        <source>the disk may not be written</source>
        <translation>диск только для чтения</translation>
    </message>
    <message>
        <source>the store of this desk cannot be read</source>
        <translation>хранилище этого места не читается</translation>
    </message>
    <message>
        <source>the disk fails</source>
        <translation>сбой диска</translation>
    </message>
    <message>
        <source>the request types are not here yet</source>
        <translation>виды заявок ещё не получены</translation>
    </message>
    <message>
        <source>this request type is no longer used</source>
        <translation>этот вид заявки больше не используется</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Недоступен</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>На линии</translation>
    </message>
    <message>
        <source>the server found a fault in the fields</source>
        <translation>сервер нашёл ошибку в полях</translation>
    </message>
    <message>
        <source>Please fill in.</source>
        <translation>Заполните.</translation>
    </message>
    <message>
        <source>Digits only.</source>
        <translation>Только цифры.</translation>
    </message>
    <message>
        <source>A whole number, please.</source>
        <translation>Нужно целое число.</translation>
    </message>
    <message>
        <source>An amount such as 850.00.</source>
        <translation>Сумма, например 850,00.</translation>
    </message>
    <message>
        <source>A date such as 25.10.2026.</source>
        <translation>Дата, например 25.10.2026.</translation>
    </message>
    <message>
        <source>A month such as 10.2026.</source>
        <translation>Месяц, например 10.2026.</translation>
    </message>
    <message>
        <source>Not a telephone number.</source>
        <translation>Это не номер телефона.</translation>
    </message>
    <message>
        <source>Choose from the list.</source>
        <translation>Выберите из списка.</translation>
    </message>
    <message>
        <source>Not on this client&apos;s card.</source>
        <translation>Этого нет в карточке клиента.</translation>
    </message>
    <message>
        <source>Choose the client first.</source>
        <translation>Сначала выберите клиента.</translation>
    </message>
    <message>
        <source>This date has not come yet.</source>
        <translation>Этот день ещё не наступил.</translation>
    </message>
    <message>
        <source>Not before {0}.</source>
        <translation>Не раньше {0}.</translation>
    </message>
    <message>
        <source>Not after {0}.</source>
        <translation>Не позже {0}.</translation>
    </message>
    <message>
        <source>The end stands before the beginning.</source>
        <translation>Конец раньше начала.</translation>
    </message>
    <message>
        <source>An extension cannot be called from outside: {0}.</source>
        <translation>На внутренний номер не позвонить снаружи: {0}.</translation>
    </message>
    <message>
        <source>An address such as name@example.com.</source>
        <translation>Адрес, например name@example.com.</translation>
    </message>
    <message>
        <source>This looks like a bank card: never write its number down.</source>
        <translation>Похоже на банковскую карту: её номер не записывают.</translation>
    </message>
    <message>
        <source>At least {0}.</source>
        <translation>Не меньше {0}.</translation>
    </message>
    <message>
        <source>At most {0}.</source>
        <translation>Не больше {0}.</translation>
    </message>
    <message>
        <source>At most {0} characters.</source>
        <translation>Не больше {0} знаков.</translation>
    </message>
    <message>
        <source>The register has {0} digits.</source>
        <translation>У счётчика {0} цифр.</translation>
    </message>
    <message>
        <source>the reading is out of the ordinary: a reason is needed</source>
        <translation>показание необычное: нужна причина</translation>
    </message>
    <message>
        <source>the meter is not at this account any more</source>
        <translation>счётчика уже нет на этом счёте</translation>
    </message>
    <message>
        <source>the reading is not there any more</source>
        <translation>этого показания уже нет</translation>
    </message>
    <message>
        <source>the reading is another operator&apos;s</source>
        <translation>показание записал другой оператор</translation>
    </message>
    <message>
        <source>a bill was made of it: file a request</source>
        <translation>по нему уже есть счёт: подайте заявку</translation>
    </message>
    <message>
        <source>a register is missing</source>
        <translation>не хватает зоны</translation>
    </message>
    <message>
        <source>the register has fewer digits</source>
        <translation>в счётчике меньше цифр</translation>
    </message>
    <message>
        <source>the day has not come yet</source>
        <translation>этот день ещё не наступил</translation>
    </message>
    <message>
        <source>the meter was not there yet</source>
        <translation>счётчика тогда ещё не было</translation>
    </message>
    <message>
        <source>it was read later already</source>
        <translation>есть более позднее показание</translation>
    </message>
    <message>
        <source>the registers are swapped</source>
        <translation>зоны перепутаны</translation>
    </message>
    <message>
        <source>lower than before: did it go through nought?</source>
        <translation>меньше предыдущего: прошёл через ноль?</translation>
    </message>
    <message>
        <source>it cannot have gone through nought</source>
        <translation>через ноль пройти не мог</translation>
    </message>
    <message>
        <source>lower than the reading before</source>
        <translation>меньше предыдущего показания</translation>
    </message>
    <message>
        <source>the meter&apos;s verification has ended</source>
        <translation>поверка счётчика закончилась</translation>
    </message>
</context>
</TS>
