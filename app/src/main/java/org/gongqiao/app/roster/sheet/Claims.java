package org.gongqiao.app.roster.sheet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.gongqiao.app.kernel.ResidentId;

/**
 * Who claims which ID and which phone in one file.
 *
 * <p>Exact, not by hashes: the seventeen digits of a resident ID and the eleven of a phone fit a {@code long} each, so the keys
 * of the tables are the numbers themselves; names stand as UTF-8 bytes in one growing array and are compared byte by byte.
 * Numbers of other documents are kept as text once, since they are few, and are represented by a counter. A million rows
 * take about 85 MB. Slots are scattered with a secret of the run, so a file made to collide does not slow the table.
 */
final class Claims {

    /** What is known of an ID when a row claims it. */
    enum Standing {
        /** Nobody claimed it before, or only rows that were rejected, under the same name. */
        FREE,
        /** A row under the same name was accepted. */
        TAKEN,
        /** Some row gave another name. */
        CONTESTED
    }

    private static final int ACCEPTED = 1 << 31;
    private static final int CONTESTED = 1 << 30;
    private static final int ROW = CONTESTED - 1;
    private static final int BLOCK = 1 << 20;

    private final long secret = ThreadLocalRandom.current().nextLong();
    private final Map<String, Long> otherDocuments = new HashMap<>();

    private long[] ids = new long[1 << 12];
    private int[] idRows = new int[1 << 12];
    private long[] idNames = new long[1 << 12];
    private int idCount;

    private long[] phones = new long[1 << 12];
    private long[] phoneOwners = new long[1 << 12];
    private int[] phoneRows = new int[1 << 12];
    private int phoneCount;

    private final List<byte[]> names = new ArrayList<>();
    private int inBlock = BLOCK;

    /** A number that stands for this document and no other. */
    long key(DocumentType type, String number) {
        if (type.isResidentNumber()) {
            return Long.parseLong(number, 0, 17, 10);
        }
        return otherDocuments.computeIfAbsent(type + " " + number, _ -> (1L << 60) + otherDocuments.size());
    }

    /** A key for a resident ID whose row may be rejected for something else. */
    long key(ResidentId id) {
        return Long.parseLong(id.value(), 0, 17, 10);
    }

    /**
     * Notes that {@code row} gives the ID this name. When the answer is CONTESTED and an accepted row had been the first, that
     * row is to be withdrawn: {@link #acceptedRow}, then {@link #withdraw}.
     */
    Standing claim(long id, String name, int row) {
        int slot = slot(ids, id);
        if (ids[slot] == 0) {
            ids[slot] = id;
            idRows[slot] = row;
            idNames[slot] = store(name);
            if (++idCount * 3L > ids.length * 2L) {
                growIds();
            }
            return Standing.FREE;
        }
        if ((idRows[slot] & CONTESTED) != 0) {
            return Standing.CONTESTED;
        }
        if (!isStored(idNames[slot], name)) {
            idRows[slot] |= CONTESTED;
            return Standing.CONTESTED;
        }
        return (idRows[slot] & ACCEPTED) != 0 ? Standing.TAKEN : Standing.FREE;
    }

    /** Notes that the row which claimed the ID is accepted. */
    void accept(long id, int row) {
        int slot = slot(ids, id);
        idRows[slot] = idRows[slot] & CONTESTED | ACCEPTED | row;
    }

    /** The row accepted for this ID and not withdrawn since; 0 when there is none. */
    int acceptedRow(long id) {
        int row = idRows[slot(ids, id)];
        return (row & ACCEPTED) != 0 ? row & ROW : 0;
    }

    /** The row that claimed the ID first or was accepted for it. */
    int row(long id) {
        return idRows[slot(ids, id)] & ROW;
    }

    void withdraw(long id) {
        idRows[slot(ids, id)] &= ~ACCEPTED;
    }

    /** The row that gave this phone to somebody else; 0 when nobody did. */
    int phoneOfAnother(String phone, long id) {
        long number = Long.parseLong(phone);
        int slot = slot(phones, number);
        return phones[slot] == 0 || phoneOwners[slot] == id ? 0 : phoneRows[slot];
    }

    void acceptPhone(String phone, long id, int row) {
        long number = Long.parseLong(phone);
        int slot = slot(phones, number);
        if (phones[slot] == 0) {
            phones[slot] = number;
            phoneOwners[slot] = id;
            phoneRows[slot] = row;
            if (++phoneCount * 3L > phones.length * 2L) {
                growPhones();
            }
        }
    }

    /** The slot of a key, or the empty one where it would go. Key 0 does not occur. */
    private int slot(long[] table, long key) {
        long mixed = (key ^ secret) * 0x9E3779B97F4A7C15L;
        mixed ^= mixed >>> 32;
        mixed *= 0xD6E8FEB86659FD93L;
        int mask = table.length - 1;
        int slot = (int) (mixed >>> 33) & mask;
        while (table[slot] != 0 && table[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void growIds() {
        long[] oldIds = ids;
        int[] oldRows = idRows;
        long[] oldNames = idNames;
        ids = new long[oldIds.length * 2];
        idRows = new int[ids.length];
        idNames = new long[ids.length];
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != 0) {
                int slot = slot(ids, oldIds[i]);
                ids[slot] = oldIds[i];
                idRows[slot] = oldRows[i];
                idNames[slot] = oldNames[i];
            }
        }
    }

    private void growPhones() {
        long[] oldPhones = phones;
        long[] oldOwners = phoneOwners;
        int[] oldRows = phoneRows;
        phones = new long[oldPhones.length * 2];
        phoneOwners = new long[phones.length];
        phoneRows = new int[phones.length];
        for (int i = 0; i < oldPhones.length; i++) {
            if (oldPhones[i] != 0) {
                int slot = slot(phones, oldPhones[i]);
                phones[slot] = oldPhones[i];
                phoneOwners[slot] = oldOwners[i];
                phoneRows[slot] = oldRows[i];
            }
        }
    }

    /** Block in the upper half, offset and length (names are at most 255 bytes here) in the lower. */
    private long store(String name) {
        byte[] bytes = bytes(name);
        if (inBlock + bytes.length > BLOCK) {
            names.add(new byte[BLOCK]);
            inBlock = 0;
        }
        System.arraycopy(bytes, 0, names.getLast(), inBlock, bytes.length);
        long at = (long) (names.size() - 1) << 32 | (long) inBlock << 8 | bytes.length;
        inBlock += bytes.length;
        return at;
    }

    private boolean isStored(long at, String name) {
        byte[] bytes = bytes(name);
        int length = (int) at & 0xFF;
        int from = (int) at >>> 8;
        return Arrays.equals(names.get((int) (at >>> 32)), from, from + length, bytes, 0, bytes.length);
    }

    /** Names are limited to 60 characters, which are at most 240 bytes. */
    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
