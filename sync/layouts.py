"""What was typed with the keyboard on another layout: the same keys as Latin, Ukrainian and Russian letters."""

# Row by row; a key stands at the same place in each.
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбю'"
_LAYOUTS = (_LATIN, _RUSSIAN, _UKRAINIAN)
_SWITCHES = tuple(str.maketrans(typed, meant) for typed in _LAYOUTS for meant in _LAYOUTS if typed != meant)


def switched(text: str) -> tuple[str, ...]:
    """The text, in small letters, as each other layout would have given it; a sign stays at its place."""
    return tuple(dict.fromkeys(other for switch in _SWITCHES if (other := text.translate(switch)) != text))
