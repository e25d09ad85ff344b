"""Words of the command completed in bash, zsh and fish, each asked as it asks itself."""

import shutil
import subprocess

import pytest
from conftest import run

SHELLS = [shell for shell in ("bash", "zsh", "fish") if shutil.which(shell)]
ZSH = r"""
zmodload zsh/zpty
zpty asked zsh -f -i
zpty -w asked 'fpath=(%s $fpath); autoload -Uz compinit; compinit -u -D; PS1=; LISTMAX=0; cd /
zstyle ":completion:*" list-prompt ""; zstyle ":completion:*" menu no; print READY'
zpty -r asked line '*READY*READY*'
zpty -w -n asked '%s'$'\t\t'
quiet=0 said=
repeat 60; do
  sleep 0.3
  if zpty -r -t asked line; then said+=$line quiet=0; elif [[ -n $said ]]; then (( ++quiet > 3 )) && break; fi
done
print -rn -- "$said"
"""


def completed(shell, typed, folder):
    """What is offered for the last word of `typed`."""
    script = run("completion", shell).out
    if shell == "bash":
        words = typed.split(" ")
        ask = (f"{script}\nCOMP_WORDS=({' '.join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}\n"
               "_fingerpost; printf '%s\\n' \"${COMPREPLY[@]}\"")
        return subprocess.run(["bash", "-c", ask], text=True, capture_output=True, cwd=folder).stdout.split("\n")
    if shell == "fish":
        (folder / "it.fish").write_text(script)
        ask = f"source {folder}/it.fish; complete -C '{typed}'"
        out = subprocess.run(["fish", "--no-config", "-c", ask], text=True, capture_output=True, cwd=folder).stdout
        return [line.split("\t")[0] for line in out.splitlines()]
    (folder / "_fingerpost").write_text(script)
    out = subprocess.run(["zsh", "-f", "-c", ZSH % (folder, typed)], text=True, capture_output=True,
                         cwd=folder, env={"PATH": "/usr/bin:/bin", "TERM": "dumb", "HOME": str(folder)}).stdout
    return out.replace("[", " ").split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_that_its_shell_can_read(shell, tmp_path):
    script = tmp_path / "script"
    script.write_text(run("completion", shell).out)
    assert shell in SHELLS, f"{shell} is not installed"
    assert subprocess.run([shell, "-n", script], capture_output=True).returncode == 0


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("typed, offered, not_offered", [
    ("fingerpost se", "search", "show"),
    ("fingerpost search x.index --as", "--as-of", "--recorded"),
    ("fingerpost index --rec", "--recorded", "--as-of"),
    ("fingerpost search x.index --kind pro", "protocol", "page"),
    ("fingerpost search x.index --ended l", "leave_out", "rank_equally"),
])
def test_words_are_completed(shell, typed, offered, not_offered, tmp_path):
    found = completed(shell, typed, tmp_path)
    assert any(each.endswith(offered) for each in found), found
    assert not_offered not in found


def test_another_shell_is_named():
    ran = run("completion", "csh")
    assert ran.code == 2 and "csh" in ran.err


def test_every_command_and_option_of_the_help_is_there():
    script = run("completion", "bash").out
    for command in ("index", "search", "show", "read", "dates", "topics", "events", "check"):
        for line in run(command, "--help").out.splitlines():
            for word in line.split(" "):
                if line.startswith("  -") and word.startswith("--"):
                    assert word.rstrip(",:;") in script, (command, word)
