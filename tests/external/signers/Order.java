import java.io.File;
import java.io.FileInputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Calendar;
import java.util.TimeZone;

/**
 * One signature to make: by which library, into which field, how it looks, with whose key.
 *
 * A field of the file (`ours`) keeps its place; a field of the program's own is put on a page, counted from 1, with a
 * rectangle in points from the lower left corner, or is invisible where that is empty.
 */
public record Order(String program, String field, boolean ours, String look, File keys, int page, float left, float bottom,
        float right, float top, File source, File target, Material material) {

    /** What all orders share: passphrase, a picture, a typeface, the moment. */
    public record Material(String passphrase, File picture, File face, long moment) {
        public Calendar calendar() {
            Calendar moment = Calendar.getInstance(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"));
            moment.setTimeInMillis(this.moment);
            return moment;
        }

        /** Words of a stamp. */
        public String words() {
            return String.format("Ký số ngày %1$td/%1$tm/%1$tY", calendar());
        }
    }

    /** A key with its chain. */
    public record Holder(PrivateKey key, Certificate[] chain) {
    }

    public static Order read(String line, Material material) {
        String[] words = line.split("\t");
        return new Order(words[0], words[1], words[2].equals("ours"), words[3], new File(words[4]),
                Integer.parseInt(words[5]), Float.parseFloat(words[6]), Float.parseFloat(words[7]),
                Float.parseFloat(words[8]), Float.parseFloat(words[9]), new File(words[10]), new File(words[11]), material);
    }

    public boolean invisible() {
        return !ours && width() <= 0;
    }

    public boolean picture() {
        return look.contains("picture");
    }

    public boolean text() {
        return look.contains("text");
    }

    /** Whether a signature says that only forms may be filled after it. */
    public boolean certifies() {
        return look.contains("certified");
    }

    public float width() {
        return right - left;
    }

    public float height() {
        return top - bottom;
    }

    public Holder holder() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] passphrase = material.passphrase.toCharArray();
        try (var opened = new FileInputStream(keys)) {
            store.load(opened, passphrase);
        }
        String alias = store.aliases().nextElement();
        return new Holder((PrivateKey) store.getKey(alias, passphrase), store.getCertificateChain(alias));
    }
}
