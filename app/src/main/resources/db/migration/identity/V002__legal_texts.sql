-- First versions of the privacy notice and the user agreement. Later versions are published in the running system.
grant insert on identity.legal_text to gq_area;

insert into identity.legal_text (kind, version, in_force_from, body_zh, body_en) values
('PRIVACY', 1, '2026-01-01',
'一、谁处理您的信息：部署并运行本系统的工会组织。联系方式见您所申请或所在工会的页面。

二、处理哪些信息：姓名、证件类型和号码、手机号码、性别、出生日期、用人单位或工作地点、您填写的入会材料，以及办理事项时产生的记录。民族、学历、政治面貌等其他栏目，只有上级工会依规统计确有需要时才填写，可以不填。

三、为什么处理：办理入会、转会、会籍管理，以及您主动申请的服务。每一项用途单独记录您的同意；证件号码属于敏感个人信息，不提供就无法确认您本人，也无法防止他人冒名入会。

四、怎样保护：证件号码、手机号码和邮箱加密保存，密钥不在数据库内；屏幕上只显示一部分；工作人员查看完整号码必须写明理由并留下记录。

五、保存多久：会籍存续期间及法律法规要求的期限；期满后删除或匿名化。

六、您的权利：在手机上查看、更正自己的信息，查看“谁在什么时候、因为什么看过我的信息”，撤回同意，撤回申请，退出工会。撤回同意不影响此前依法进行的处理。

依据：《中华人民共和国个人信息保护法》第十三条至第十七条、第二十八条至第三十条、第四十四条至第五十条。',
'1. Who processes your data: the union that runs this system. How to reach it stands on the page of the union you apply to or belong to.

2. Which data: name, kind and number of your identity document, mobile number, sex, date of birth, employer or place of work, what you enter to join, and the records made while your matters are handled. Nationality group, education, political status and the like are asked only where the higher union''s statistics require them, and may be left blank.

3. Why: to handle joining, transfer and membership, and the services you ask for. Your consent is recorded for each purpose. The document number is sensitive data; without it we cannot know that it is you, nor keep others from joining in your name.

4. How they are protected: document number, mobile number and e-mail are encrypted with keys outside the database; screens show only a part; an officer who reads the whole number must give a reason, and it is logged.

5. How long: while the membership lasts and as long as the law requires; then they are deleted or made anonymous.

6. Your rights: on your phone you see and correct your data, see who looked at them, when and why, withdraw consent, withdraw an application, and leave the union. Withdrawing does not undo what was lawfully done before.

Basis: Personal Information Protection Law, articles 13 to 17, 28 to 30, 44 to 50.'),
('AGREEMENT', 1, '2026-01-01',
'一、本系统供职工申请加入工会、办理会员事项和参与工会活动，免费使用。

二、加入和退出工会都由本人自愿决定，任何单位和个人不得代替您申请，也不得阻挠。

三、请使用本人的证件和手机号码，如实填写；验证码和密码不要告诉他人。

四、您的申请由页面上写明的工会在写明的日期前答复；过期不等于同意，申请会自动转到下一个写明的工会。

五、您对处理结果有异议的，可以在手机上向上一级工会提出。

六、本系统不评价您的言论，不统计您的在线时长。

依据：《中华人民共和国工会法》第三条；《中国工会章程》第一章。',
'1. This system serves workers who join a union, handle their membership and take part in union life. It is free.

2. Joining and leaving are your own free decision. Nobody may apply in your place or hinder you.

3. Use your own document and mobile number and enter the truth. Tell nobody your codes and password.

4. Your application is answered by the union named on the page by the date named there. A missed date is no consent: the application passes by itself to the next union named.

5. If you disagree with a decision you can take it to the next higher union on your phone.

6. This system does not rate opinions and does not count your hours online.

Basis: Trade Union Law, article 3; Constitution of the Chinese Trade Unions, chapter 1.');
