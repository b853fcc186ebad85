package org.gongqiao.bench.roster;

import cn.idev.excel.FastExcel;
import cn.idev.excel.context.AnalysisContext;
import cn.idev.excel.event.AnalysisEventListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The usual way: a listener of the EasyExcel line with its defaults, which gets a map for each row, and pages of rows as JDBC batches
 * into the same tables. It encrypts and hashes as we do and checks nothing, plans nothing, logs nothing and cannot undo.
 */
final class UsualWay extends AnalysisEventListener<Map<Integer, String>> {

    /** The page of EasyExcel's own listener. */
    static final int DEFAULT_PAGE = 100;
    /** What people choose who know that the default is small. */
    static final int LARGE_PAGE = 1_000;

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Connection connection;
    private final PreparedStatement person;
    private final PreparedStatement membership;
    private final int page;
    private final UUID unit = UUID.randomUUID();
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
    private final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    private final Mac mac = Mac.getInstance("HmacSHA256");
    private int rows;

    private UsualWay(Connection connection, int page) throws SQLException, GeneralSecurityException {
        this.connection = connection;
        this.page = page;
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        person = connection.prepareStatement("""
                insert into bench.person (id, name, id_type, id_number, id_hash, phone, phone_hash, sex, birth_on, nationality, education, political, created_at)
                values (?, ?, 'RESIDENT_ID', ?, ?, ?, ?, ?, ?, '01', '20', '13', ?)""");
        membership = connection.prepareStatement("""
                insert into bench.membership (id, person_id, unit_id, area_path, name, sex, status, member_no, joined_on, basis, basis_on, employment, change_type,
                    change_on, workplace, occupation, job_no, migrant, valid_from, recorded_at)
                values (?, ?, ?, 'a', ?, ?, 'LIVE', ?, ?, 'PAPER', ?, '1', '1', ?, ?, ?, ?, ?, ?, ?)""");
    }

    /** Returns how many rows stand in the tables afterwards. */
    static int run(Connection connection, Path file, int page) throws SQLException, GeneralSecurityException {
        connection.setAutoCommit(false);
        var listener = new UsualWay(connection, page);
        FastExcel.read(file.toFile(), listener).sheet().doRead();
        connection.setAutoCommit(true);
        return listener.rows;
    }

    @Override
    public void invoke(Map<Integer, String> row, AnalysisContext context) {
        try {
            var now = new Timestamp(1_000_000_000_000L);
            UUID id = new UUID(0x7000L | (long) rows << 16, random.nextLong());
            String sex = row.get(4).equals("男") ? "1" : "2";
            person.setObject(1, id);
            person.setString(2, row.get(0));
            person.setBytes(3, seal(row.get(2)));
            person.setBytes(4, hash("ID|" + row.get(2)));
            person.setBytes(5, seal(row.get(1)));
            person.setBytes(6, hash("PHONE|" + row.get(1)));
            person.setString(7, sex);
            person.setDate(8, Date.valueOf(LocalDate.parse(row.get(6), DAY)));
            person.setTimestamp(9, now);
            person.addBatch();
            Date joined = Date.valueOf(LocalDate.parse(row.get(10), DAY));
            membership.setObject(1, new UUID(0x7000L | (long) rows << 16, random.nextLong()));
            membership.setObject(2, id);
            membership.setObject(3, unit);
            membership.setString(4, row.get(0));
            membership.setString(5, sex);
            membership.setString(6, row.get(14));
            membership.setDate(7, joined);
            membership.setDate(8, joined);
            membership.setDate(9, joined);
            membership.setString(10, row.get(12));
            membership.setString(11, row.get(15));
            membership.setString(12, row.get(16));
            membership.setBoolean(13, row.get(17).equals("1"));
            membership.setDate(14, joined);
            membership.setTimestamp(15, now);
            membership.addBatch();
            if (++rows % page == 0) {
                flush();
            }
        } catch (SQLException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void doAfterAllAnalysed(AnalysisContext context) {
        try {
            flush();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void flush() throws SQLException {
        person.executeBatch();
        membership.executeBatch();
        connection.commit();
    }

    private byte[] seal(String plain) throws GeneralSecurityException {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
        byte[] body = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
        byte[] sealed = new byte[13 + body.length];
        System.arraycopy(nonce, 0, sealed, 1, 12);
        System.arraycopy(body, 0, sealed, 13, body.length);
        return sealed;
    }

    private byte[] hash(String text) {
        byte[] hash = new byte[17];
        System.arraycopy(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, hash, 1, 16);
        return hash;
    }
}
