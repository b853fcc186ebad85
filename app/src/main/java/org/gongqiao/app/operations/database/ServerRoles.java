package org.gongqiao.app.operations.database;

/**
 * What only the administrator of a server may make: roles, and a mark on operators. {@code docs/manual/operations.md} tells
 * the administrator of an external server the same.
 */
public final class ServerRoles {

    /**
     * {@code gq_owner} owns the tables and migrates; {@code gq_app} is the login of the program, without inherited
     * rights; it becomes {@code gq_area}, {@code gq_line}, {@code gq_self}, {@code gq_part} or {@code gq_keeper} for one transaction
     * at a time.
     */
    static final String CREATE = """
            do $$
            declare r text;
            begin
                foreach r in array array['gq_area', 'gq_line', 'gq_self', 'gq_part', 'gq_keeper'] loop
                    if not exists (select from pg_roles where rolname = r) then
                        execute format('create role %I nologin nosuperuser nobypassrls', r);
                    end if;
                end loop;
                foreach r in array array['gq_owner', 'gq_app'] loop
                    if not exists (select from pg_roles where rolname = r) then
                        execute format('create role %I login nosuperuser nobypassrls noinherit', r);
                    end if;
                end loop;
                grant gq_area, gq_line, gq_self, gq_part, gq_keeper to gq_app with inherit false, set true;
            end $$""";

    /**
     * Under row-level security an index answers only comparisons that cannot leak a row. Those of paths and {@code like} look
     * at nothing but their two arguments and never fail, but do not say so; without it a page far down a list, or of one
     * union, walks everything in the officer's scope. Needs a superuser, in each database; the program works without it.
     */
    static final String LEAKPROOF = """
            create extension if not exists ltree;
            alter function ltree_lt(ltree, ltree) leakproof;
            alter function ltree_le(ltree, ltree) leakproof;
            alter function ltree_eq(ltree, ltree) leakproof;
            alter function ltree_ge(ltree, ltree) leakproof;
            alter function ltree_gt(ltree, ltree) leakproof;
            alter function textlike(text, text) leakproof;
            """;

    private ServerRoles() {}
}
