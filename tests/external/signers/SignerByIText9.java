import java.io.FileOutputStream;

import com.itextpdf.forms.fields.properties.SignedAppearanceText;
import com.itextpdf.forms.form.element.SignatureFieldAppearance;
import com.itextpdf.io.image.ImageDataFactory;
import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.font.PdfFontFactory;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.signatures.AccessPermissions;
import com.itextpdf.signatures.BouncyCastleDigest;
import com.itextpdf.signatures.PdfSigner;
import com.itextpdf.signatures.PdfSigner.CryptoStandard;
import com.itextpdf.signatures.PrivateKeySignature;
import com.itextpdf.signatures.SignerProperties;

/** iText 9; CMS where it signs with a picture, else CAdES. */
class SignerByIText9 {
    static void sign(Order order) throws Exception {
        Order.Holder holder = order.holder();
        try (var out = new FileOutputStream(order.target())) {
            var signer = new PdfSigner(new PdfReader(order.source()), out, new StampingProperties().useAppendMode());
            var properties = new SignerProperties().setFieldName(order.field()).setReason("Ký số");
            properties.setClaimedSignDate(order.material().calendar());
            if (!order.ours() && !order.invisible()) {
                properties.setPageNumber(order.page());
                properties.setPageRect(new Rectangle(order.left(), order.bottom(), order.width(), order.height()));
            }
            if (!order.invisible()) {
                properties.setSignatureAppearance(look(order));
            }
            if (order.certifies()) {
                properties.setCertificationLevel(AccessPermissions.FORM_FIELDS_MODIFICATION);
            }
            signer.setSignerProperties(properties);
            var signature = new PrivateKeySignature(holder.key(), "SHA256", "BC");
            signer.signDetached(new BouncyCastleDigest(), signature, holder.chain(), null, null, null, 0,
                    order.picture() ? CryptoStandard.CMS : CryptoStandard.CADES);
        }
    }

    private static SignatureFieldAppearance look(Order order) throws Exception {
        var look = new SignatureFieldAppearance(SignerProperties.IGNORED_ID);
        PdfFont face = PdfFontFactory.createFont(order.material().face().getPath());
        look.setFont(face);
        look.setFontSize(8);
        var picture = ImageDataFactory.create(order.material().picture().getPath());
        if (order.picture() && order.text()) {
            look.setContent(order.material().words(), picture);
        } else if (order.picture()) {
            look.setContent(picture);
        } else if (order.text()) {
            look.setContent(order.material().words());
        } else {
            look.setContent("");
        }
        return look;
    }
}
