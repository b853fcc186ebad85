package org.gongqiao.app.operations;

/** The database roles, as {@code docs/manual/operations.md} tells the administrator of an external server to make them. */
final class ServerRoles {

    /**
     * {@code gq_owner} owns the tables and migrates; {@code gq_app} is the login of the program, without inherited
     * rights; it becomes {@code gq_area}, {@code gq_line} or {@code gq_self} for one transaction at a time.
     */
    static final String CREATE = """
            do $$
            declare r text;
            begin
                foreach r in array array['gq_area', 'gq_line', 'gq_self'] loop
                    if not exists (select from pg_roles where rolname = r) then
                        execute format('create role %I nologin nosuperuser nobypassrls', r);
                    end if;
                end loop;
                foreach r in array array['gq_owner', 'gq_app'] loop
                    if not exists (select from pg_roles where rolname = r) then
                        execute format('create role %I login nosuperuser nobypassrls noinherit', r);
                    end if;
                end loop;
                grant gq_area, gq_line, gq_self to gq_app with inherit false, set true;
            end $$""";

    private ServerRoles() {}
}
