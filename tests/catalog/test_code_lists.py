"""Official lists of codes are read from CSV files as they are published; the few rows here are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.code_lists import CodeLists, read_code_lists

FILES = {
    "soc2018.csv": "code,title,group\n51-4121,Welders and Solderers,detailed\n51-0000,Production,major\n",
    "onet_soc2019.csv": "code,title,job_zone\n51-4121.00,Welders,2\n51-4121.06,Welding Inspectors,\n",
    "cip2020.csv": "code,title\n01.0101,Farm Business\n48.0508,Welding Technology\n",
    "sced_v12.csv": "title,code\nWelding,13207\n",
    "cip_soc.csv": "cip_code,cip_title,soc_code\n48.0508,Welding,51-4121\n48.0508,Welding,51-4122\n",
    "soc2010_to_2018.csv": "soc2010,soc2018\n15-1131,15-1252\n15-1131,15-1251\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with every list."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_every_list_is_read_by_the_names_of_its_columns(folder: Path) -> None:
    found = read_code_lists(folder)
    assert found.soc == {"51-4121": "Welders and Solderers", "51-0000": "Production"}
    assert found.onet == {"51-4121.00": "Welders", "51-4121.06": "Welding Inspectors"}
    assert found.sced == {"13207": "Welding"}
    assert found.programs == {("48.0508", "51-4121"), ("48.0508", "51-4122")}
    assert found.successors == {"15-1131": ("15-1251", "15-1252")}
    assert not found.is_empty


def test_a_code_keeps_its_zeros(folder: Path) -> None:
    assert read_code_lists(folder).cip == {"01.0101": "Farm Business", "48.0508": "Welding Technology"}


def test_a_list_that_is_not_there_is_empty_and_the_others_are_read(folder: Path) -> None:
    (folder / "soc2018.csv").unlink()
    found = read_code_lists(folder)
    assert found.soc == {}
    assert found.sced


def test_a_folder_without_lists_has_none(tmp_path: Path) -> None:
    assert read_code_lists(tmp_path / "nowhere") == CodeLists()
    assert read_code_lists(tmp_path).is_empty


def test_rows_without_a_code_or_a_title_are_passed_over(tmp_path: Path) -> None:
    text = "\ufeffcode,title\n51-4121, Welders \n,Nothing\n51-4122,\n"
    (tmp_path / "soc2018.csv").write_text(text, encoding="utf-8")
    assert read_code_lists(tmp_path).soc == {"51-4121": "Welders"}


def test_a_file_without_the_columns_gives_an_empty_list(tmp_path: Path) -> None:
    (tmp_path / "soc2018.csv").write_text("SOC Code;SOC Title\n51-4121;Welders\n", encoding="utf-8")
    assert read_code_lists(tmp_path).soc == {}


@pytest.mark.parametrize("odd", ['code,title\n1,"never closed\n', "code,title\n1," + "x" * 200_000])
def test_a_list_that_is_no_csv_is_empty_and_said_to_be_unreadable(odd: str, folder: Path) -> None:
    (folder / "soc2018.csv").write_text(odd, encoding="utf-8")
    found = read_code_lists(folder)
    assert found.soc == {}
    assert found.sced
    assert [problem.partition(":")[0] for problem in found.problems] == ["soc2018.csv"]


def test_a_link_in_place_of_a_list_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "soc2018.csv").rename(tmp_path / "elsewhere")
    (folder / "soc2018.csv").symlink_to(tmp_path / "elsewhere")
    assert read_code_lists(folder).problems == ("soc2018.csv: it is a link",)
