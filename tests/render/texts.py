"""What the fictional documents say."""

from __future__ import annotations

LAW = """## Chapter I. General provisions

Article 1 These Measures are made under the [Vaccine Act](doc:art00004#article-2) to keep vaccines safe from
the manufacturer to the person who receives them.

Article 2 They apply to every unit that stores, transports or administers vaccines, and to those who inspect
such units.

Article 3 Temperature is recorded without gaps. A record that has a gap of more than ten minutes is treated as
if the temperature had not been kept.

## Chapter II. Storage

Article 4 A storage unit keeps the equipment that its largest planned stock calls for, and a second source of
power. The limits stand in the table.

| Kind of vaccine | Temperature | Longest time outside |
| --- | --- | --- |
| Live, freeze-dried | −20 °C to −15 °C | 2 hours |
| Inactivated | 2 °C to 8 °C | 12 hours |
| Oral | −20 °C | 1 hour |

Article 5 The unit reads the temperature twice a day, and by instrument every ten minutes:

1. in each cold room, at the door and at the far wall;
2. in each refrigerator, in the middle;
3. in each vehicle, at the highest and the lowest layer.

Article 6 Records are kept for five years and are open to the county authority within two hours.[^1]

## Chapter III. Transport

Article 7 A vehicle carries an instrument that reports its temperature and position. The form is attached as
[delivery note](attachment:delivery-note.pdf).

Article 8 Whoever receives vaccines reads the record before the seal is broken, and refuses a delivery whose
record has a gap.

## Chapter IV. Supervision

Article 9 County authorities inspect each storage unit once a year, without notice.

> A unit that reports a fault itself within an hour is not punished for the fault.

Article 10 A withdrawn text is [only words](doc:gne00001) here.

## Chapter V. Supplementary provisions

Article 11 These Measures are effective from 1 January 2027. The Provisional Measures of 2009 are repealed at
the same time.

[^1]: Two hours count from the written request.
"""

ZH_LAW = """## 第一章 总则

第一条 为了加强基层医疗卫生机构药品配备管理，保障群众用药需求，根据《中华人民共和国药品管理法》和有关规定，制定本办法。

第二条 本办法适用于乡镇卫生院、社区卫生服务中心和村卫生室。其他医疗机构可以参照执行。

第三条 药品配备遵循安全、有效、经济、可及的原则，优先配备国家基本药物。

## 第二章 配备

第四条 基层医疗卫生机构应当根据服务人口、疾病谱和诊疗能力，制定本机构药品配备目录，每年至少调整一次，并在院内公示。

第五条 有下列情形之一的，应当及时补充配备：

（一）慢性病患者长期用药出现短缺的；

（二）发生突发公共卫生事件，需要应急储备的；

（三）国家基本药物目录调整，原有品种不再满足需要的。

第六条 冷链药品的储存温度应当为2℃～8℃，并建立温度监测记录，记录保存期限不得少于5年。

## 第三章 附则

第七条 本办法自2027年1月1日起施行。
"""

ANSWER = """You register the change within thirty days of taking up the new post. You need not travel: the
province you move to asks the old one for your file.

## What you need

- your certificate and identity document
- the contract with the new hospital
- the form for a change of registration

The authority answers within twenty working days. Until then you may work under the supervision of a
registered nurse.
"""

NEWS = """Vaccination teams have reached all 212 counties of the mountain provinces before the first snow.
They vaccinated 31,400 children in six weeks.

The teams travelled with solar refrigerators that report their temperature every ten minutes, as the [new
Measures](doc:art00001) will ask of everybody from January.

The next round begins in March.
"""
