package org.gongqiao.app.documents.attachment;

import org.gongqiao.app.documents.TakeFault;

/** MPEG audio: where the sound begins and ends between the tags. */
final class Mp3 {

    private static final int[] RATE_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] RATE_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] SAMPLES = {44_100, 48_000, 32_000};
    private static final int TAG = 128;

    private Mp3() {}

    /** Index of the first frame of layer III; three frames in a row make it one. */
    static int start(Octets bytes) throws Refused {
        int at = 0;
        while (bytes.has(at, "ID3")) {
            long size = (long) (bytes.at(at + 6) & 0x7F) << 21 | (bytes.at(at + 7) & 0x7F) << 14 | (bytes.at(at + 8) & 0x7F) << 7 | bytes.at(at + 9) & 0x7F;
            boolean footer = (bytes.at(at + 5) & 0x10) != 0;
            long next = at + 10 + size + (footer ? 10 : 0);
            if (next >= bytes.size()) {
                throw new Refused(TakeFault.DAMAGED);
            }
            at = (int) next;
        }
        // Some writers pad with zeros behind the tag.
        while (at < bytes.size() && bytes.at(at) == 0) {
            at++;
        }
        int frame = at;
        for (int i = 0; i < 3; i++) {
            int length = frameLength(bytes, frame);
            if (length == 0) {
                throw new Refused(at == 0 ? TakeFault.TYPE : TakeFault.DAMAGED);
            }
            frame += length;
        }
        return at;
    }

    static int end(Octets bytes) {
        int tag = bytes.size() - TAG;
        return bytes.has(tag, "TAG") ? tag : bytes.size();
    }

    private static int frameLength(Octets bytes, int at) throws Refused {
        if (at + 4 > bytes.size()) {
            return 0;
        }
        int version = bytes.at(at + 1) >> 3 & 3;
        boolean layer3 = (bytes.at(at + 1) >> 1 & 3) == 1;
        int rate = bytes.at(at + 2) >> 4;
        int samples = bytes.at(at + 2) >> 2 & 3;
        if (bytes.at(at) != 0xFF || (bytes.at(at + 1) & 0xE0) != 0xE0 || version == 1 || !layer3 || rate == 0 || rate == 15 || samples == 3) {
            return 0;
        }
        int hertz = SAMPLES[samples] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        int kilobits = version == 3 ? RATE_1[rate] : RATE_2[rate];
        return (version == 3 ? 144 : 72) * kilobits * 1000 / hertz + (bytes.at(at + 2) >> 1 & 1);
    }
}
