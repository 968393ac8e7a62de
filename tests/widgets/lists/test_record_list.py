"""The list: what it draws, where its cursor goes, how little it draws again."""

from dataclasses import dataclass

import pytest

from eventplanner.domain.base.listing import Listing, Seek
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.record_list import RecordList
from widgets.apps import Bench, gate, lines


@dataclass(frozen=True)
class Line:
    id: int
    name: str
    count: int = 0


def rows(names: list[str]) -> list[Line]:
    return [Line(n, name, n * 10) for n, name in enumerate(names)]


def listing(records: list[Line]) -> Listing[Line]:
    def read(seek: Seek[Line]) -> list[Line]:
        found = records[::-1] if seek.backwards else records
        if seek.past:
            found = found[found.index(seek.past) + 1 :]
        return found[seek.skip : seek.skip + seek.count]

    return Listing(len(records), read)


COLUMNS = [
    Column[Line](title="name", cell=lambda r: Cell(r.name), width=10, flex=1),
    Column[Line](title="count", cell=lambda r: Cell(str(r.count), "muted"), width=6, right=True),
]


def record_list() -> RecordList[Line]:
    return RecordList(COLUMNS, lambda r: "struck" if r.name.startswith("off") else "")


async def test_rows_stand_under_a_heading_and_numbers_to_the_right() -> None:
    app = Bench(record_list())
    async with app.run_test(size=(30, 5)) as pilot:
        app.widget.show(listing(rows(["One", "Two"])), 0)
        await pilot.pause()
        assert lines(app.widget) == [
            " name                    count",
            " One                         0",
            " Two                        10",
            "",
            "",
        ]


async def test_the_cursor_stays_on_its_record_when_rows_come_before_it() -> None:
    app = Bench(record_list())
    async with app.run_test(size=(30, 6)) as pilot:
        records = rows([f"r{n}" for n in range(40)])
        app.widget.show(listing(records), 20)
        await pilot.pause()
        before = lines(app.widget)
        app.widget.show(listing([Line(99, "new"), *records]), 21)
        await pilot.pause()
        assert app.widget.record == records[20]
        assert lines(app.widget) == before


async def test_every_key_that_moves_the_cursor() -> None:
    app = Bench(record_list())
    async with app.run_test(size=(30, 11)) as pilot:
        app.widget.show(listing(rows([f"r{n}" for n in range(100)])), 0)
        app.widget.focus()
        seen = []
        for key in ("j", "down", "k", "up", "pagedown", "pageup", "G", "home", "end"):
            await pilot.press(key)
            seen.append(app.widget.cursor)
        assert seen == [1, 2, 1, 0, 9, 0, 99, 0, 99]


async def test_the_last_row_is_in_sight_at_the_end() -> None:
    app = Bench(record_list())
    async with app.run_test(size=(30, 6)) as pilot:
        app.widget.show(listing(rows([f"r{n}" for n in range(100)])), 0)
        app.widget.focus()
        await pilot.press("G")
        await pilot.pause()
        assert [line.split()[0] for line in lines(app.widget)] == ["name", "r95", "r96", "r97", "r98", "r99"]


async def test_a_move_draws_two_rows_again() -> None:
    app = Bench(record_list())
    async with app.run_test(size=(30, 20)) as pilot:
        app.widget.show(listing(rows([f"r{n}" for n in range(100)])), 0)
        app.widget.focus()
        await pilot.pause()
        drawn = []
        draw = app.widget.render_line
        app.widget.render_line = lambda y: drawn.append(y) or draw(y)
        await pilot.press("j")
        await pilot.pause()
        assert sorted(set(drawn)) == [1, 2]


async def test_marks_stay_on_their_records() -> None:
    app = Bench(record_list())
    async with app.run_test(size=(30, 5)) as pilot:
        records = rows(["One", "Two", "Three"])
        app.widget.show(listing(records), 1)
        app.widget.focus()
        await pilot.press("space")
        app.widget.show(listing(records[1:]), 1)
        await pilot.pause()
        assert app.widget.marks == {1}
        assert lines(app.widget)[1:3] == ["■Two                        10", " Three                      20"]


async def test_a_second_click_opens_the_row() -> None:
    app = Bench(record_list())
    async with app.run_test(size=(30, 6)) as pilot:
        picked = []
        app.widget.post_message = lambda m, post=app.widget.post_message: (
            picked.append(m.record) if isinstance(m, RecordList.Picked) else None,
            post(m),
        )[1]
        app.widget.show(listing(rows(["One", "Two"])), 0)
        await pilot.click(app.widget, offset=(3, 2))
        assert (app.widget.cursor, picked) == (1, [])
        await pilot.click(app.widget, offset=(3, 2), times=2)
        assert [r.name for r in picked] == ["Two"]


async def test_wide_and_hostile_text_keeps_its_place() -> None:
    app = Bench(record_list())
    async with app.run_test(size=(24, 6)) as pilot:
        names = ["日本語の長い名前です", "\x1b[31mred\x1b]52;c;AAAA\x07", "[@click=app.quit]x[/]", "🎉 party"]
        app.widget.show(listing(rows(names)), 0)
        await pilot.pause()
        assert lines(app.widget)[1:] == [
            " 日本語の長い名…       0",
            " red                  10",
            " [@click=app.qui…     20",
            " 🎉 party             30",
            "",
        ]


@pytest.mark.parametrize("total", [10_000, 100_000])
async def test_however_many_rows_there_are_what_is_in_sight_is_read_and_a_page_ahead(total: int) -> None:
    app = Bench(record_list())
    async with app.run_test(size=(30, 20)) as pilot:
        asked: list[Seek[Line]] = []

        def read(seek: Seek[Line]) -> list[Line]:
            asked.append(seek)
            return [Line(n, f"r{n}") for n in range(seek.count)]

        app.widget.show(Listing(total, read), 0)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert asked == [Seek(), Seek(past=Line(63, "r63"))]


async def test_an_empty_list_has_no_record() -> None:
    app = Bench(record_list())
    async with app.run_test(size=(30, 6)) as pilot:
        app.widget.show(listing([]), 0)
        app.widget.focus()
        await pilot.press("j", "enter", "space", "G")
        assert app.widget.record is None


async def test_keys_move_on_while_rows_are_read_and_what_comes_is_told() -> None:
    records = rows([f"r{n}" for n in range(1_000)])
    heard: list[Line | None] = []
    with gate() as answers:
        app, ready = Bench(record_list()), listing(records)

        def read(seek: Seek[Line]) -> list[Line]:
            answers.wait()
            return ready._read(seek)

        async with app.run_test(size=(30, 6), message_hook=lambda message: _hear(message, heard)) as pilot:
            app.widget.show(Listing(1_000, read), 500)
            app.widget.focus()
            await pilot.press("down", "down")
            assert (app.widget.cursor, app.widget.record, lines(app.widget)[1:]) == (502, None, [""] * 5)
            assert heard == []
            answers.set()
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert (app.widget.record, heard) == (records[502], [records[502]])
            assert lines(app.widget)[5].split() == ["r502", "5020"]


async def test_marked_records_are_kept_as_they_were_read_last_in_sight_or_not() -> None:
    app = Bench(record_list())
    async with app.run_test(size=(30, 6)) as pilot:
        records = rows([f"r{n}" for n in range(1_000)])
        app.widget.show(listing(records), 0)
        await app.workers.wait_for_complete()
        app.widget.focus()
        await pilot.press("space", "space", "end", "pageup")
        newer = [Line(0, "newer"), *records[1:]]
        app.widget.show(listing(newer), 990)
        await app.workers.wait_for_complete()
        await pilot.press("home")
        await app.workers.wait_for_complete()
        assert app.widget.marked == [records[0], records[1]]
        app.widget.set_marks({0, 1, 900}, [records[900]])
        assert app.widget.marked == [newer[0], records[1], records[900]]
        app.widget.set_marks(())
        assert app.widget.marked == []


def _hear(message: object, heard: list[Line | None]) -> None:
    if isinstance(message, RecordList.Highlighted) and message.record not in heard:
        heard.append(message.record)
