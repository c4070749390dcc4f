"""Words that no field should let into a name, a header or a log."""

HOSTILE = [
    "",
    "CON",
    "nul",
    "../../etc/passwd",
    "C:\\Windows\\x",
    "a\0b\r\nc",
    "\u202egpj.exe",
    "漢字かな",
    "\ud800",
    ". . .",
    "e" + "\u0301" * 5_000,
    "Đ" * 200_000,
    "Ủy ban " * 30_000,
    '<b>&"|?*:',
    "UỶ BAN NHÂN DÂN",
    "ﬁle ① Ⅷ",
]
