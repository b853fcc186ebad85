package org.gongqiao.bench.roster;

import cn.idev.excel.FastExcel;
import cn.idev.excel.annotation.ExcelProperty;
import cn.idev.excel.read.listener.PageReadListener;
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
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The usual way: the EasyExcel line's own page listener with a class for a row, and each page as a JDBC batch into the same tables, under
 * their row-level security: each transaction takes the officer's scope, as every one of the program does. It encrypts and hashes as we do
 * and checks nothing, plans nothing, logs nothing and cannot undo.
 */
final class UsualWay {

    /** A row of the file, as the line's guides describe it: a field and a setter for each column. */
    public static final class Line {
        @ExcelProperty(index = 0) private String name;
        @ExcelProperty(index = 1) private String phone;
        @ExcelProperty(index = 2) private String idNumber;
        @ExcelProperty(index = 3) private String idType;
        @ExcelProperty(index = 4) private String sex;
        @ExcelProperty(index = 5) private String nationality;
        @ExcelProperty(index = 6) private String born;
        @ExcelProperty(index = 7) private String education;
        @ExcelProperty(index = 8) private String employment;
        @ExcelProperty(index = 9) private String changeType;
        @ExcelProperty(index = 10) private String joined;
        @ExcelProperty(index = 11) private String political;
        @ExcelProperty(index = 12) private String workplace;
        @ExcelProperty(index = 13) private String unit;
        @ExcelProperty(index = 14) private String number;
        @ExcelProperty(index = 15) private String occupation;
        @ExcelProperty(index = 16) private String staffNumber;
        @ExcelProperty(index = 17) private String migrant;

        public void setName(String value) { name = value; }
        public void setPhone(String value) { phone = value; }
        public void setIdNumber(String value) { idNumber = value; }
        public void setIdType(String value) { idType = value; }
        public void setSex(String value) { sex = value; }
        public void setNationality(String value) { nationality = value; }
        public void setBorn(String value) { born = value; }
        public void setEducation(String value) { education = value; }
        public void setEmployment(String value) { employment = value; }
        public void setChangeType(String value) { changeType = value; }
        public void setJoined(String value) { joined = value; }
        public void setPolitical(String value) { political = value; }
        public void setWorkplace(String value) { workplace = value; }
        public void setUnit(String value) { unit = value; }
        public void setNumber(String value) { number = value; }
        public void setOccupation(String value) { occupation = value; }
        public void setStaffNumber(String value) { staffNumber = value; }
        public void setMigrant(String value) { migrant = value; }
    }

    /** The page of EasyExcel's own listener. */
    static final int DEFAULT_PAGE = 100;
    /** What people choose who know that the default is small. */
    static final int LARGE_PAGE = 1_000;

    private static final String SCOPE = "a";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Connection connection;
    private final PreparedStatement scope;
    private final PreparedStatement person;
    private final PreparedStatement membership;
    private final UUID unit = UUID.randomUUID();
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
    private final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    private final Mac mac = Mac.getInstance("HmacSHA256");
    private int rows;

    private UsualWay(Connection connection) throws SQLException, GeneralSecurityException {
        this.connection = connection;
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        scope = connection.prepareStatement("select set_config('role', 'gq_area', true), set_config('app.scope', ?, true)");
        scope.setString(1, SCOPE);
        person = connection.prepareStatement("""
                insert into identity.person (id, name, id_type, id_number, id_hash, phone, phone_hash, sex, birth_on, nationality, education, political, created_at)
                values (?, ?, 'RESIDENT_ID', ?, ?, ?, ?, ?, ?, '01', '20', '13', ?)""");
        membership = connection.prepareStatement("""
                insert into membership.membership (id, person_id, unit_id, area_path, name, sex, status, member_no, joined_on, basis, basis_on, employment, change_type,
                    change_on, workplace, occupation, job_no, migrant, valid_from, recorded_at)
                values (?, ?, ?, 'a', ?, ?, 'LIVE', ?, ?, 'PAPER', ?, '1', '1', ?, ?, ?, ?, ?, ?, ?)""");
    }

    /** Returns how many rows stand in the tables afterwards. */
    static int run(Connection connection, Path file, int page) throws SQLException, GeneralSecurityException {
        connection.setAutoCommit(false);
        var way = new UsualWay(connection);
        FastExcel.read(file.toFile(), Line.class, new PageReadListener<>(way::write, page)).sheet().doRead();
        connection.setAutoCommit(true);
        return way.rows;
    }

    private void write(List<Line> lines) {
        try {
            for (Line line : lines) {
                add(line);
            }
            flush();
        } catch (SQLException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Line row) throws SQLException, GeneralSecurityException {
        var now = new Timestamp(1_000_000_000_000L);
        UUID id = new UUID(0x7000L | (long) rows << 16, random.nextLong());
        String sex = row.sex.equals("男") ? "1" : "2";
        person.setObject(1, id);
        person.setString(2, row.name);
        person.setBytes(3, seal(row.idNumber));
        person.setBytes(4, hash("ID|" + row.idNumber));
        person.setBytes(5, seal(row.phone));
        person.setBytes(6, hash("PHONE|" + row.phone));
        person.setString(7, sex);
        person.setDate(8, Date.valueOf(LocalDate.parse(row.born, DAY)));
        person.setTimestamp(9, now);
        person.addBatch();
        Date joined = Date.valueOf(LocalDate.parse(row.joined, DAY));
        membership.setObject(1, new UUID(0x7000L | (long) rows << 16, random.nextLong()));
        membership.setObject(2, id);
        membership.setObject(3, unit);
        membership.setString(4, row.name);
        membership.setString(5, sex);
        membership.setString(6, row.number);
        membership.setDate(7, joined);
        membership.setDate(8, joined);
        membership.setDate(9, joined);
        membership.setString(10, row.workplace);
        membership.setString(11, row.occupation);
        membership.setString(12, row.staffNumber);
        membership.setBoolean(13, row.migrant.equals("1"));
        membership.setDate(14, joined);
        membership.setTimestamp(15, now);
        membership.addBatch();
        rows++;
    }

    private void flush() throws SQLException {
        scope.execute();
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
