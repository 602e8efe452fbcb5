"""The demonstration company is there once, whoever comes first."""

import threading

import pytest

import ui.demonstration as subject
from data.store import Workspace
from locales import Sentence


@pytest.fixture
def builds(tmp_path, monkeypatch):
    """A home without data, and a builder that notes each build."""
    monkeypatch.setenv("KPI_HOME", str(tmp_path))
    built = []

    def build(folder):
        built.append(folder)
        Workspace(folder).publish(parent=None, sources=(), facts={}, note=Sentence("Made by a test"))

    monkeypatch.setattr("data.demo.build", build)
    return built


def test_visitors_who_come_at_once_find_one_company_built_once(builds):
    visitors = [threading.Thread(target=subject.demonstration) for _ in range(8)]
    for each in visitors:
        each.start()
    for each in visitors:
        each.join()
    assert len(builds) == 1
    assert subject.demonstration().exists


def test_a_process_that_comes_second_throws_its_own_company_away(builds, tmp_path):
    final = subject.home().demo.root
    subject._build_aside(final)
    first = Workspace(final).current().created_at
    subject._build_aside(final)
    assert len(builds) == 2
    assert Workspace(final).current().created_at == first
    assert list(final.parent.iterdir()) == [final]


def test_a_build_that_fails_leaves_nothing_behind(builds, tmp_path, monkeypatch):
    monkeypatch.setattr("data.demo.build", lambda folder: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        subject.demonstration()
    assert not list(subject.home().demo.root.parent.iterdir())
