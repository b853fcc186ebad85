-- A year of the working-day calendar is proposed by one person and approved by another, as rules, numbers and readings are.
alter table law.proposal drop constraint proposal_kind_check;
alter table law.proposal add constraint proposal_kind_check check (kind in ('RULE', 'NUMBER', 'READING', 'CALENDAR'));
