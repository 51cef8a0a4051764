"""A stream of AMI events as a busy Asterisk 22 sends it: a tenth of them concern calls, the rest is noise.

An event has 610 bytes on average, as on a real line with channel variables switched on.
"""

CALLERS = 10_000


def _frame(event: str, headers: str) -> bytes:
    return f"Event: {event}\r\nPrivilege: call,all\r\n{headers}\r\n\r\n".encode()


def _channel(name: str, unique: str, linked: str, number: str, state: int = 6) -> str:
    return (
        f"Channel: {name}\r\nChannelState: {state}\r\nChannelStateDesc: Up\r\nCallerIDNum: {number}\r\n"
        f"CallerIDName: <unknown>\r\nConnectedLineNum: <unknown>\r\nConnectedLineName: <unknown>\r\nLanguage: en\r\n"
        f"AccountCode: \r\nContext: from-trunk\r\nExten: 100\r\nPriority: 4\r\n"
        f"Uniqueid: {unique}\r\nLinkedid: {linked}\r\n"
        f"ChanVariable: IVR_PATH=menu,bills\r\nChanVariable: ACCOUNT=4120337815\r\n"
        f"ChanVariable: CAMPAIGN=\r\nChanVariable: DEVICE=trunk-kyiv-1\r\nChanVariable: ENTERED_AT=1764000000\r\n"
        f"ChanVariable: SURVEY=0"
    )


def one_call(index: int) -> list[bytes]:
    """The events of one queue call, answered and hung up: 10 of about 100 are wanted."""
    linked = f"1764000000.{index * 2}"
    other = f"1764000000.{index * 2 + 1}"
    number = f"+38044{4_000_000 + index % CALLERS:07d}"
    operator = f"PJSIP/{1001 + index % 40}"
    caller = _channel(f"PJSIP/trunk-{index:08x}", linked, linked, number)
    callee = _channel(f"{operator}-{index:08x}", other, linked, "100")
    dest = callee.replace("\r\n", "\r\nDest").replace("Channel:", "DestChannel:", 1)
    noise = [
        *[
            _frame("VarSet", f"{caller}\r\nVariable: __STEP{n}\r\nValue: menu,bills,{n}\r\nExtra: {'x' * 80}")
            for n in range(42)
        ],
        *[_frame("DeviceStateChange", f"Device: {operator}\r\nState: INUSE") for _ in range(11)],
        *[
            _frame("Newexten", f"{caller}\r\nExtension: 100\r\nApplication: Set\r\nAppData: STEP={n}")
            for n in range(14)
        ],
        *[
            _frame(
                "RTCPReceived",
                f"{caller}\r\nSSRC: 0x4bd73d19\r\nPT: 200(SR)\r\nReportCount: 1\r\nReport0SourceSSRC: 0x01\r\n"
                f"Report0FractionLost: 0\r\nReport0CumulativeLost: 0\r\nReport0IAJitter: {n}\r\n"
                f"Report0LSR: 0\r\nReport0DLSR: 0.0000\r\n"
                f"From: 127.0.0.1:14002\r\nTo: 127.0.0.1:14010\r\nRTT: 0.0010\r\n"
                f"SentNTP: 1764000000.0000\r\nSentRTP: 160000\r\nSentPackets: 250\r\nSentOctets: {'4' * 40}",
            )
            for n in range(16)
        ],
        *[_frame("TestEvent", f"Type: StateChange\r\nState: STEP{n}\r\nAppFile: app_queue.c") for n in range(6)],
    ]
    queue = "Queue: bills\r\nPosition: 1\r\nCount: 1"
    agent = f"Queue: bills\r\nInterface: {operator}\r\nMemberName: {operator}"
    wanted = [
        _frame("Newchannel", _channel(f"PJSIP/trunk-{index:08x}", linked, linked, number, 4)),
        _frame("QueueCallerJoin", f"{caller}\r\n{queue}"),
        _frame("AgentCalled", f"{caller}\r\n{dest}\r\n{agent}"),
        _frame("QueueCallerLeave", f"{caller}\r\n{queue}"),
        _frame("AgentConnect", f"{caller}\r\n{dest}\r\n{agent}\r\nRingTime: 2\r\nHoldTime: 3"),
        _frame("BridgeEnter", f"BridgeUniqueid: b{index}\r\nBridgeType: basic\r\nBridgeNumChannels: 1\r\n{caller}"),
        _frame("BridgeEnter", f"BridgeUniqueid: b{index}\r\nBridgeType: basic\r\nBridgeNumChannels: 2\r\n{callee}"),
        _frame("AgentComplete", f"{caller}\r\n{dest}\r\n{agent}\r\nHoldTime: 3\r\nTalkTime: 90\r\nReason: caller"),
        _frame("Hangup", f"{callee}\r\nCause: 16\r\nCause-txt: Normal Clearing"),
        _frame("Hangup", f"{caller}\r\nCause: 16\r\nCause-txt: Normal Clearing"),
    ]
    frames: list[bytes] = []
    step = len(noise) // len(wanted)
    for place, frame in enumerate(wanted):
        frames += noise[place * step : (place + 1) * step]
        frames.append(frame)
    return frames + noise[len(wanted) * step :]


def busy_day(events: int) -> tuple[bytes, int]:
    """At least so many events as one stream, and how many they are."""
    frames: list[bytes] = []
    index = 0
    while len(frames) < events:
        frames += one_call(index)
        index += 1
    return b"".join(frames), len(frames)
