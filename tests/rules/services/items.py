"""A service item that is complete, from which tests take away what they are about."""

from __future__ import annotations

from plugins.model.document import Document
from tests.rules.make import document

ENGLISH = """\
## Legal basis

- Water Act, Article 6 and Article 7

## Conditions

1. It serves two households.

## Materials

| Material | Form | Copies | Basis |
| --- | --- | --- | --- |
| [Request](request.pdf) | Paper | 1 original | Article 6 |
| Identity card of the applicant | Shown | 1 original | Article 7 |

## Procedure

1. Bring the form.

## Result

A certificate.

## Questions

**How long?** Two weeks.
"""
CHINESE = """\
## 设定依据

- 《饮用水条例》第六条、第七条

## 办理条件

1. 供两户以上使用。

## 申请材料

| 材料名称 | 形式 | 份数 | 依据 |
| --- | --- | --- | --- |
| [申请表](form.xlsx) | 纸质 | 原件1份 | 第六条 |
| 申请人身份证 | 出示 | 原件一份 | 第七条 |

## 办理流程

1. 提交申请表。

## 办理结果

发给合格证。

## 常见问题

**要多久？** 两周。
"""
BODIES = {"en": ENGLISH, "zh-Hans": CHINESE}


def item(language: str = "en", old: str = "", new: str = "", **fields: str | tuple[str, ...]) -> Document:
    """A complete service item with ``old`` of its text replaced by ``new``, and further fields."""
    body = BODIES[language]
    assert old in body
    return document("service-guide", body=body.replace(old, new, 1) if old else body, language=language, **fields)
