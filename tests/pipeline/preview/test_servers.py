"""A port that is none is told before an address is announced that no browser opens."""

import pytest

from plugins.model.error import UsageError
from plugins.pipeline.preview.servers import serve_preview, serve_public


@pytest.mark.parametrize("port", [-1, 0, 65_536, 99_999])
def test_a_port_that_is_none_is_told(port, tmp_path, capsys):
    (tmp_path / "index.html").touch()
    with pytest.raises(UsageError, match=f"got {port}, expected a number from 1 to 65535"):
        serve_public(tmp_path, tmp_path / "progress", port)
    assert "http" not in capsys.readouterr().out


def test_the_preview_tells_it_too(site):
    with pytest.raises(UsageError, match="expected a number from 1 to 65535"):
        serve_preview(site.root, 99_999)
