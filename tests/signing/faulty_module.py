"""Modules of tokens built with the C compiler: one that crashes or hangs in one function, one that does harm."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

COMPILER: Final = shutil.which("cc")
LOGIN, SIGN, SLOTS = 18, 43, 4
"""Places in the list of functions that every PKCS#11 module has."""
CRASH: Final = "*(volatile int *)0 = 1"
HANG: Final = "for (;;) pause()"
needs_compiler = pytest.mark.skipif(COMPILER is None, reason="no C compiler (cc) to build a faulty module with")

_SOURCE: Final = """
#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>
struct list { unsigned char version[2]; void *functions[68]; };
static struct list own;
static unsigned long faulty(void) { fclose(fopen(%(mark)s, "w")); %(fault)s; return 6; }
unsigned long C_GetFunctionList(struct list **shown)
{
    struct list *real;
    unsigned long (*get)(struct list **) = dlsym(dlopen(%(real)s, RTLD_NOW), "C_GetFunctionList");
    unsigned long told = get(&real);
    own = *real;
    own.functions[%(place)d] = faulty;
    *shown = &own;
    return told;
}
"""


def faulty_module(folder: Path, real: Path, place: int, fault: str) -> Path:
    """Build it; the file `mark_of` is made when the fault is reached."""
    assert COMPILER is not None
    module = folder / "faulty.so"
    words = {"mark": json.dumps(str(mark_of(module))), "real": json.dumps(str(real)), "fault": fault, "place": place}
    command = [COMPILER, "-shared", "-fPIC", "-w", "-x", "c", "-", "-o", str(module), "-ldl"]
    subprocess.run(command, input=(_SOURCE % words).encode(), check=True, capture_output=True, timeout=60)
    return module


_STRANGERS: Final = """
#include <stdio.h>
__attribute__((constructor)) static void loaded(void) { fclose(fopen(%s, "w")); }
unsigned long C_GetFunctionList(void *shown) { return 5; }
"""


def strangers_module(folder: Path) -> Path:
    """Build a library whose code runs when it is loaded: it makes the file `mark_of`."""
    assert COMPILER is not None
    module = folder / "của người lạ.so"
    command = [COMPILER, "-shared", "-fPIC", "-w", "-x", "c", "-", "-o", str(module)]
    source = _STRANGERS % json.dumps(str(mark_of(module)), ensure_ascii=False)
    subprocess.run(command, input=source.encode(), check=True, capture_output=True, timeout=60)
    return module


def mark_of(module: Path) -> Path:
    """What a faulty module leaves when it comes to its fault."""
    return module.with_suffix(".reached")
