"""The judge of pages accepts a right one and refuses each wrong one, for the reason that is wrong with it."""

from pathlib import Path

from tests.judges.programs import judge_pages

GOOD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg/%3E">
</head>
<body>
<a href="#content">Skip to the content</a>
<main id="content" tabindex="-1"><h1>A page</h1><p>With <a href="other.html#there">a link</a>.</p></main>
</body>
</html>
"""
OTHER = GOOD.replace("<h1>", '<h1 id="there">').replace("other.html#there", "https://example.com/")
CASES = {
    "console": ("<p>With", "<script>console.log('heard')</script><p>With"),
    "ran": ("<p>With", "<script>ran('script')</script><p>With"),
    "element": ("<p>With", '<p onclick="a()">With'),
    "link": ("other.html#there", "other.html#elsewhere"),
    "overflow": ("<h1>A page", '<h1 style="width: 2000px">A page'),
    "axe": ("<h1>A page", '<h1 style="color: #ccc; background: #fff">A page'),
    "html": ("<p>With", "<p><div>With</div>"),
    "keyboard": ("#content", "#"),
    "request": ("<p>With", '<img src="http://127.0.0.1:9/x.png" alt="x"><p>With'),
}


def test_a_right_page_is_accepted_and_each_wrong_one_refused(tmp_path: Path) -> None:
    (tmp_path / "other.html").write_text(OTHER, encoding="utf-8")
    (tmp_path / "good.html").write_text(GOOD, encoding="utf-8")
    for kind, (right, wrong) in CASES.items():
        assert right in GOOD
        (tmp_path / f"{kind}.html").write_text(GOOD.replace(right, wrong, 1), encoding="utf-8")
    pages = ["good.html", "other.html", *(f"{kind}.html" for kind in CASES)]
    found = judge_pages(tmp_path, pages, widths=[900], schemes=["light"])
    kinds = {page: {fault["kind"] for fault in found if fault["page"] == page} for page in pages}
    assert kinds["good.html"] == kinds["other.html"] == set()
    for kind in CASES:
        assert kind in kinds[f"{kind}.html"], found


def test_a_link_must_lead_somewhere(tmp_path: Path) -> None:
    addresses = ("javascript:ran(1)", "data:text/html,x", "missing.html", "http://")
    for number, address in enumerate(addresses):
        (tmp_path / f"{number}.html").write_text(GOOD.replace("other.html#there", address), encoding="utf-8")
    found = judge_pages(tmp_path, ["0.html", "1.html", "2.html", "3.html"], widths=[900], schemes=["light"])
    assert [fault["page"] for fault in found if fault["kind"] == "link"] == ["0.html", "1.html", "2.html", "3.html"]
