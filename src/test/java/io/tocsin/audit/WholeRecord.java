package io.tocsin.audit;

import org.springframework.beans.factory.BeanFactory;

/** The record of a running application, read again from its first entry to its last. */
public final class WholeRecord {

    private WholeRecord() {}

    /** What reading it says, in words that begin with "Intact" or "Broken". */
    public static String verdict(BeanFactory application) {
        AuditVerdict verdict = application.getBean(AuditTrail.class).verifyAll();
        return verdict.toString();
    }
}
