"""A machine without nginx gets it, or is told which tests are left out."""

from tests.operator import nginx


def test_a_missing_server_is_installed_by_the_package_manager(monkeypatch):
    asked = []
    monkeypatch.setattr(nginx, "is_installed", lambda: False)
    monkeypatch.setattr(nginx.packages, "install", lambda packages: asked.append(packages) or True)
    nginx.ensure()
    assert asked == [nginx.PACKAGES]


def test_where_it_cannot_be_installed_the_tests_that_are_left_out_are_said(monkeypatch, capsys):
    monkeypatch.setattr(nginx, "is_installed", lambda: False)
    monkeypatch.setattr(nginx.packages, "install", lambda packages: False)
    nginx.ensure()
    assert "Without nginx, tests/operator is left out." in capsys.readouterr().err
