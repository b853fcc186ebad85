package org.gongqiao.ballot;

/** A set of 32-byte hashes, each with the number under which it came in; 50 bytes an entry, for millions of them. */
final class HashIndex {
    private long[] words = new long[4 * 1024];
    private int[] slots = filled(2048);
    private int size;

    private static int[] filled(int length) {
        int[] slots = new int[length];
        java.util.Arrays.fill(slots, -1);
        return slots;
    }

    /** Adds a hash; returns its number, or -1 if it is in already. */
    int add(byte[] hash) {
        int slot = slot(hash);
        if (slots[slot] >= 0) {
            return -1;
        }
        if (4 * size == words.length) {
            words = java.util.Arrays.copyOf(words, words.length * 2);
        }
        for (int i = 0; i < 4; i++) {
            words[4 * size + i] = word(hash, i);
        }
        slots[slot] = size++;
        if (size * 2 > slots.length) {
            slots = filled(slots.length * 2);
            for (int i = 0; i < size; i++) {
                int place = start(words[4 * i]);
                while (slots[place] >= 0) {
                    place = (place + 1) & (slots.length - 1);
                }
                slots[place] = i;
            }
        }
        return size - 1;
    }

    /** The number of a hash, or -1. */
    int find(byte[] hash) {
        return slots[slot(hash)];
    }

    byte[] hash(int number) {
        byte[] hash = new byte[32];
        for (int i = 0; i < 32; i++) {
            hash[i] = (byte) (words[4 * number + i / 8] >>> (56 - 8 * (i % 8)));
        }
        return hash;
    }

    int size() {
        return size;
    }

    private int slot(byte[] hash) {
        int place = start(word(hash, 0));
        while (slots[place] >= 0 && !same(slots[place], hash)) {
            place = (place + 1) & (slots.length - 1);
        }
        return place;
    }

    private int start(long word) {
        return (int) (word * 0x9E3779B97F4A7C15L >>> 32) & (slots.length - 1);
    }

    private boolean same(int number, byte[] hash) {
        for (int i = 0; i < 4; i++) {
            if (words[4 * number + i] != word(hash, i)) {
                return false;
            }
        }
        return true;
    }

    private static long word(byte[] hash, int index) {
        long word = 0;
        for (int i = 0; i < 8; i++) {
            word = word << 8 | (hash[8 * index + i] & 0xFF);
        }
        return word;
    }
}
