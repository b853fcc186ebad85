-- Employers' notices and answers, proofs of checklists, and what is said in a dispute may come with files.
call documents.owner('dismissal', 'disputes.dismissal');
call documents.owner('proof', 'disputes.proof');
call documents.owner('word', 'disputes.word');
alter table disputes.proof add column files int not null default 0 check (files >= 0);
alter table disputes.word add column files int not null default 0 check (files >= 0);

-- How the explanation of a layoff stood on the day of the check (law.rights.Elapsed), by the readings settled then: what is
-- settled later changes no finding of the past.
alter table disputes.dismissal add column explained text check (explained in ('RUNNING', 'DISPUTABLE', 'OVER'));
