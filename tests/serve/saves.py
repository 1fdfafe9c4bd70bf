"""How programs save: each as the system sees it, on an archive that is being served."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

Save = Callable[[Path, int], None]
"""Saves something below an archive's folder; the number tells one time from another."""


def text(n: int, name: str = "Ana") -> str:
    """Return a note that is another each time."""
    return f"---\nname: {name}\nmeetings:\n  - 2026-10-{n % 28 + 1:02} coffee: Time {n}.\n---\nSee [[rui]].\n"


def put(path: Path, held: str, mode: str = "w") -> None:
    """Write as editors do: open, write, force onto the disk, close."""
    with path.open(mode, encoding="utf-8") as file:
        file.write(held)
        file.flush()
        os.fsync(file.fileno())


def vim(root: Path, n: int) -> None:
    """Move the old one aside, write, and take the old one away, with a swap file all the while."""
    note, swap = root / "people/ana.md", root / "people/.ana.md.swp"
    put(swap, "b0VIM")
    put(root / "people/4913", "")
    (root / "people/4913").unlink()
    note.rename(root / "people/ana.md~")
    put(note, text(n))
    note.chmod(0o644)
    (root / "people/ana.md~").unlink()
    put(swap, "b0VIM again")
    swap.unlink()


def vim_with_backup(root: Path, n: int) -> None:
    """Copy the old one aside, where it stays, and write in its place (`backupcopy=yes`)."""
    shutil.copy2(root / "people/ana.md", root / "people/ana.md~")
    put(root / "people/ana.md", text(n))


def vs_code(root: Path, n: int) -> None:
    """Cut the file short, and write it in one go."""
    put(root / "people/ana.md", text(n))


def in_two_steps(root: Path, n: int) -> None:
    """Cut the file short, write half of it, and the other half later."""
    whole, half = text(n), len(text(n)) // 2
    put(root / "people/ana.md", "")
    put(root / "people/ana.md", whole[:half])
    put(root / "people/ana.md", whole[half:], "a")


def emacs(root: Path, n: int) -> None:
    """Lock by a link that leads nowhere, keep a copy at times, move the old one aside, and write."""
    lock, kept = root / "people/.#ana.md", root / "people/#ana.md#"
    lock.symlink_to("me@here.1234:1700000000")
    put(kept, text(n))
    (root / "people/ana.md").replace(root / "people/ana.md~")
    put(root / "people/ana.md", text(n))
    kept.unlink()
    lock.unlink()


def obsidian(root: Path, n: int) -> None:
    """Write in place, set its time, and keep a list of what is open in a hidden folder."""
    (root / ".obsidian").mkdir(exist_ok=True)
    put(root / ".obsidian/workspace.json", f'{{"n": {n}}}')
    put(root / "people/ana.md", text(n))
    os.utime(root / "people/ana.md")
    put(root / ".obsidian/workspace.json", f'{{"n": {n}, "saved": true}}')


def git_checkout(root: Path, n: int) -> None:
    """Change to another branch, with notes that come, go and change."""
    if not (root / ".git").is_dir():
        put(root / ".gitignore", "site/\n")
        git(root, "init", "--quiet", "--initial-branch=main")
        git(root, "add", ".")
        git(root, "commit", "--quiet", "--message=First")
        git(root, "checkout", "--quiet", "-b", "other")
        put(root / "people/ana.md", text(40))
        put(root / "people/new.md", "---\nname: New\nmet_through: ana\n---\n")
        shutil.rmtree(root / "events")
        git(root, "add", ".")
        git(root, "commit", "--quiet", "--message=Other")
    git(root, "checkout", "--quiet", "--force", "other" if n % 2 else "main")


def git_stash(root: Path, n: int) -> None:
    """Change a note, and put the change away."""
    if not (root / ".git").is_dir():
        git_checkout(root, 0)
    put(root / "people/ana.md", text(n))
    git(root, "stash", "--quiet")
    if n % 2:
        git(root, "stash", "pop", "--quiet")
        git(root, "checkout", "--quiet", "--", ".")


def git(root: Path, *words: str) -> None:
    """Run git with no settings but these."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.hooksPath=/dev/null")
    around = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(root / ".home")}
    subprocess.run(["git", *who, *words], cwd=root, env=around, check=True, capture_output=True)


def syncthing(root: Path, n: int) -> None:
    """Write a hidden file, give it the time that it has elsewhere, and put it in the old one's place."""
    coming = root / "people/.syncthing.ana.md.tmp"
    put(coming, text(n))
    coming.chmod(0o600)
    os.utime(coming, (1_700_000_000 + n, 1_700_000_000 + n))
    coming.rename(root / "people/ana.md")


def dropbox(root: Path, n: int) -> None:
    """Put a new file in the old one's place, and keep another's beside it."""
    folder = root / ".dropbox.cache"
    folder.mkdir(exist_ok=True)
    put(folder / "abc", text(n))
    (folder / "abc").replace(root / "people/ana.md")
    clash = root / f"people/ana (Maren's conflicted copy 2026-11-{n % 28 + 1:02}).md"
    put(clash, text(n + 1))
    if n % 2:
        clash.unlink()


def atomically(root: Path, n: int) -> None:
    """Write a new file under a visible name, and put it in the old one's place."""
    put(root / "people/ana.md.new", text(n))
    (root / "people/ana.md.new").replace(root / "people/ana.md")


def delete_and_recreate(root: Path, n: int) -> None:
    """Take the note away, and write it anew."""
    (root / "people/ana.md").unlink()
    put(root / "people/ana.md", text(n))


def same_size_same_time(root: Path, n: int) -> None:
    """Change a note so that neither its size nor its time tells of it."""
    note = root / "people/ana.md"
    put(note, text(n % 9 + 1))
    before = note.stat()
    put(note, text((n + 1) % 9 + 1))
    os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))


def in_bulk(root: Path, n: int) -> None:
    """Write two hundred notes, change them, and take half of them away again."""
    names = [root / f"people/bulk/p{at}.md" for at in range(200)]
    names[0].parent.mkdir(exist_ok=True)
    for at, note in enumerate(names):
        note.write_text(f"---\nname: P{at}\n---\n", encoding="utf-8")
    for at, note in enumerate(names):
        note.write_text(f"---\nname: P{at} of {n}\n---\n", encoding="utf-8")
    for note in names[::2] if n % 2 else names:
        note.unlink()


def settings(root: Path, n: int) -> None:
    """Change site.yml."""
    put(root / "site.yml", f"title: Few {n}\n")


def templates(root: Path, n: int) -> None:
    """Make a folder of templates, change one, and take all away at times."""
    folder = root / "templates"
    (folder / "assets").mkdir(parents=True, exist_ok=True)
    said = "{% extends 'kinmap/about.html' %}{% block content %}Mine {{ 1 + 1 }}, "
    put(folder / "about.html", f"{said}{n}.{{% endblock %}}")
    put(folder / "assets/own.css", f"p {{ margin: {n}px }}")
    if n % 2:
        shutil.rmtree(folder)


def folder_renamed(root: Path, n: int) -> None:
    """Move a folder of notes, with one changed in the same moment."""
    one, other = root / "people/near", root / "people/far"
    old, new = (one, other) if one.is_dir() else (other, one)
    if not old.is_dir():
        old.mkdir()
    put(old / "eva.md", text(n, "Eva"))
    old.rename(new)
    put(new / "eva.md", text(n + 1, "Eva"))


def people_replaced(root: Path, n: int) -> None:
    """Put another folder in the place of `people/`, as a restored backup is."""
    shutil.copytree(root / "people", root / ".people.new")
    put(root / ".people.new/ana.md", text(n))
    (root / "people").rename(root / ".people.old")
    (root / ".people.new").rename(root / "people")
    shutil.rmtree(root / ".people.old")


def picture(root: Path, n: int) -> None:
    """Show a picture in a note, and change the picture."""
    (root / "pictures").mkdir(exist_ok=True)
    (root / "pictures/us.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes([n % 256]) * n)
    put(root / "people/ana.md", text(n) + "\n![us](../pictures/us.png)\n")
    (root / "pictures/us.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes([n % 256]) * (n + 1))


SAVES: tuple[Save, ...] = (
    vim, vim_with_backup, vs_code, in_two_steps, emacs, obsidian, git_checkout, git_stash, syncthing, dropbox,
    atomically, delete_and_recreate, same_size_same_time, in_bulk, settings, templates, folder_renamed,
    people_replaced, picture,
)  # fmt: skip
