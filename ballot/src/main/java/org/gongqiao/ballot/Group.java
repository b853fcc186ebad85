package org.gongqiao.ballot;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The groups of protocol version 1 that this library knows (spec 1.1). Exponents are taken modulo {@link #order}, elements modulo
 * {@link #modulus}; x is an element iff 0 ≤ x &lt; modulus and x^order = 1. {@link #BELENIOS_2048} is for all elections made here.
 */
public enum Group {
    BELENIOS_2048("BELENIOS-2048",
            decimal("20694785691422546401013643657505008064922989295751104097100884787057374219242717401922237254497684338129066633"
                    + "13807895840496005438963628979639303877390572280360597374942767137677761889858987273586504908116709931053586778"
                    + "09800307904916540637771737641986785272734744763418356000356983051931442845617019110007867373073335641239717328"
                    + "97913240474578834468260652327974647951137672658693582180046317922073668860052627186363386088796882120769432366"
                    + "14949100292344434637322214588410058642105024212036543356120132048111885240873107701415166620016231317716937218"
                    + "9248078507711827842317498073276598828825169183103125680162072880719"),
            decimal("78571733251071885079927659812671450121821421258408794611510081919805623223441"),
            decimal("24023526775018522092276877035323999327122876573783649165100753187876632741463532193202856761552696787996946682"
                    + "98749389095083896573425601900601068477164491735474137283104610458681314511781646755400527402889846139864532661"
                    + "21505579709716201616827031288643245666383486363578210615491841998253431518974065818686865115135857641013888221"
                    + "53960160432288436039309893336627728484065931384060102316750957637779826651036068224066350766977640253462537730"
                    + "85133173495194248967754052573659049492477631475991575198775177711481490920456600205478127054728238140972518639"
                    + "858334115700568353695553423781475582491896050296680037745308460627")),
    RFC_3526_2048("RFC-3526-2048", Primes.RFC, Primes.RFC.shiftRight(1), BigInteger.TWO);

    private static final class Primes {
        static final BigInteger RFC = new BigInteger("FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
                + "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE64928"
                + "6651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08"
                + "CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAC"
                + "AA68FFFFFFFFFFFFFFFF", 16);
    }

    private final String label;
    private final BigInteger modulus;
    private final BigInteger order;
    private final BigInteger generator;

    Group(String label, BigInteger modulus, BigInteger order, BigInteger generator) {
        this.label = label;
        this.modulus = modulus;
        this.order = order;
        this.generator = generator;
    }

    private static BigInteger decimal(String digits) {
        return new BigInteger(digits);
    }

    /** The name in the election record. */
    public String label() {
        return label;
    }

    /** p. */
    public BigInteger modulus() {
        return modulus;
    }

    /** q, a prime. */
    public BigInteger order() {
        return order;
    }

    /** g. */
    public BigInteger generator() {
        return generator;
    }

    /** Whether ranking questions can be asked in this group: votes are embedded as numbers, which needs a dense group. */
    public boolean embedsNumbers() {
        return this == RFC_3526_2048;
    }

    /** The full membership test; a Jacobi symbol is not enough where the order is not half of p − 1. */
    public boolean isElement(BigInteger x) {
        return x.signum() >= 0 && x.compareTo(modulus) < 0 && x.modPow(order, modulus).equals(BigInteger.ONE);
    }

    public static Optional<Group> named(String label) {
        return Arrays.stream(values()).filter(group -> group.label.equals(label)).findFirst();
    }
}
