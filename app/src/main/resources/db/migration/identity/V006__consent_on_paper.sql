-- Somebody without a phone consents by his signature: the attachment that is the picture of the paper.
alter table identity.consent add column paper uuid;
