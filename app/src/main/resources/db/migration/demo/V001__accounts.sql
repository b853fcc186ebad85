-- The accounts of a demonstration, with what the console shows of them. Empty in every other deployment.

create schema demo;
grant usage on schema demo to gq_app, gq_area, gq_line, gq_self;

create table demo.account (
    login text primary key,
    position int not null,            -- order on the console
    password text not null,
    totp_secret text,
    role text not null,               -- message key
    place text not null
);
grant select on demo.account to gq_app;
grant insert on demo.account to gq_self;
