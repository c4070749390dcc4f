import java.security.KeyStore.PasswordProtection;
import java.util.Date;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.IPdfObjFactory;
import eu.europa.esig.dss.pdf.PdfSignatureFieldPositionChecker;
import eu.europa.esig.dss.pdf.ServiceLoaderPdfObjFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;

/** PAdES by EU DSS. */
class SignerByDss {
    static void sign(Order order) throws Exception {
        var passphrase = new PasswordProtection(order.material().passphrase().toCharArray());
        try (var token = new Pkcs12SignatureToken(order.keys(), passphrase)) {
            var key = token.getKeys().get(0);
            var parameters = new PAdESSignatureParameters();
            parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
            parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
            parameters.setSigningCertificate(key.getCertificate());
            parameters.setCertificateChain(key.getCertificateChain());
            parameters.bLevel().setSigningDate(new Date(order.material().moment()));
            parameters.setImageParameters(image(order));
            if (order.certifies()) {
                parameters.setPermission(CertificationPermission.MINIMAL_CHANGES_PERMITTED);
            }
            PAdESService service = service();
            DSSDocument document = new FileDocument(order.source());
            SignatureValue value = token.sign(service.getDataToSign(document, parameters), DigestAlgorithm.SHA256, key);
            service.signDocument(document, parameters, value).save(order.target().getPath());
        }
    }

    /** The seal stands over the signature, as the decree wants it; DSS would refuse fields that overlap. */
    private static PAdESService service() {
        var places = new PdfSignatureFieldPositionChecker();
        places.setAlertOnSignatureFieldOverlap(new SilentOnStatusAlert());
        IPdfObjFactory objects = new ServiceLoaderPdfObjFactory();
        objects.setPdfSignatureFieldPositionChecker(places);
        var service = new PAdESService(new CommonCertificateVerifier());
        service.setPdfObjFactory(objects);
        return service;
    }

    private static SignatureImageParameters image(Order order) throws Exception {
        var image = new SignatureImageParameters();
        image.setFieldParameters(place(order));
        if (order.picture()) {
            image.setImage(new FileDocument(order.material().picture()));
        }
        if (order.text()) {
            var text = new SignatureImageTextParameters();
            text.setText(order.material().words());
            var face = new DSSFileFont(new FileDocument(order.material().face()));
            face.setSize(9);
            text.setFont(face);
            image.setTextParameters(text);
        }
        return image;
    }

    private static SignatureFieldParameters place(Order order) throws Exception {
        var place = new SignatureFieldParameters();
        if (order.ours()) {
            place.setFieldId(order.field());
        } else if (!order.invisible()) {
            place.setPage(order.page());
            place.setOriginX(order.left());
            place.setOriginY(841.8898f - order.top()); // counted from the top of an A4 page
            place.setWidth(order.width());
            place.setHeight(order.height());
        }
        return place;
    }
}
