package io.tocsin.notification;

/**
 * Who holds a claim: a node, one start of it, one of its senders, and that sender's present round. Claims of an earlier
 * start, or of an earlier round of the same sender, are nobody's any more.
 */
record Claimant(String node, String start, int sender, int round) {

    Claimant next() {
        return new Claimant(node, start, sender, round + 1);
    }

    String name() {
        return senderPrefix() + round;
    }

    String nodePrefix() {
        return node + ":";
    }

    String startPrefix() {
        return nodePrefix() + start + ":";
    }

    String senderPrefix() {
        return startPrefix() + sender + ":";
    }
}
