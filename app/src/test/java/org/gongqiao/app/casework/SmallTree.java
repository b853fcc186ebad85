package org.gongqiao.app.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small fictional province, written by the owner: a provincial, a city and a county federation, a township below the
 * county with one enterprise union and one joint union that takes everybody, an industry union for couriers, and a
 * second county that is nobody's business here.
 */
public final class SmallTree {

    public final UUID province = UUID.randomUUID();
    public final UUID city = UUID.randomUUID();
    public final UUID county = UUID.randomUUID();
    public final UUID township = UUID.randomUUID();
    public final UUID enterprise = UUID.randomUUID();
    public final UUID joint = UUID.randomUUID();
    public final UUID couriers = UUID.randomUUID();
    public final UUID otherCounty = UUID.randomUUID();

    private final JdbcClient owner;

    public SmallTree(JdbcClient owner) {
        this.owner = owner;
        unit(province, "p", null, null, "澄江省总工会", "FEDERATION", "PROVINCE", "330000", "{}", false);
        unit(city, "p.c", null, province, "云溪市总工会", "FEDERATION", "CITY", "330100", "{}", false);
        unit(county, "p.c.d", null, city, "清河区总工会", "FEDERATION", "COUNTY", "330106", "{}", false);
        unit(township, "p.c.d.t", null, county, "柳林街道总工会", "FEDERATION", "TOWNSHIP", "330106", "{}", false);
        unit(enterprise, "p.c.d.t.e", null, township, "星河机械厂工会", "ENTERPRISE_UNION", "BASE", "330106", "{}", false);
        unit(joint, "p.c.d.t.j", null, township, "柳林街道联合工会", "JOINT_UNION", "BASE", "330106", "{}", true);
        unit(couriers, "p.c.d.k", "i.k", county, "清河区快递行业工会联合会", "INDUSTRY_UNION", "BASE", "330106", "{COURIER,FOOD_DELIVERY}", false);
        unit(otherCounty, "p.c.x", null, city, "东岭区总工会", "FEDERATION", "COUNTY", "330110", "{}", false);
    }

    public void unit(UUID id, String area, @Nullable String line, @Nullable UUID parent, String name, String kind, String level, String region,
                     String trades, boolean catchAll) {
        owner.sql("""
                insert into organization.unit (id, label, area_path, line_path, area_parent, name, kind, level, region, trades, catch_all, founded_on)
                values (:id, :label, cast(:area as ltree), cast(:line as ltree), :parent, :name, :kind, :level, :region, cast(:trades as text[]), :catchAll, '2020-01-01')""")
                .param("id", id).param("label", area.substring(area.lastIndexOf('.') + 1)).param("area", area).param("line", line)
                .param("parent", parent).param("name", name).param("kind", kind).param("level", level).param("region", region)
                .param("trades", trades).param("catchAll", catchAll).update();
    }

    /** Enters a person as the owner; the number of the document is not one. */
    public UUID person(String name) {
        UUID id = UUID.randomUUID();
        owner.sql("""
                insert into identity.person (id, name, id_type, id_number, id_hash, sex, created_at)
                values (:id, :name, 'OTHER', '\\x01', decode(:hash, 'hex'), '1', now())""")
                .param("id", id).param("name", name).param("hash", id.toString().replace("-", "")).update();
        return id;
    }
}
