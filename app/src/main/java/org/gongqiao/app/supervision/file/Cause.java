package org.gongqiao.app.supervision.file;

import org.gongqiao.app.law.rights.SupervisionFacts.Topic;

/** What an employer is supervised for (S-09); messages {@code supervision.cause.<NAME>}. */
public enum Cause {
    EQUAL_EMPLOYMENT(Topic.EQUAL_EMPLOYMENT), WORKPLACE_RULES(Topic.WORKPLACE_RULES), CONTRACTS(Topic.CONTRACTS), BARGAINING(Topic.BARGAINING),
    PAY(Topic.PAY), HOURS_AND_LEAVE(Topic.HOURS_AND_LEAVE), SAFETY(Topic.SAFETY), SOCIAL_INSURANCE(Topic.SOCIAL_INSURANCE),
    SPECIAL_PROTECTION(Topic.SPECIAL_PROTECTION), DEMOCRATIC_MANAGEMENT(Topic.DEMOCRATIC_MANAGEMENT), TRAINING(Topic.TRAINING),
    DISPATCH(Topic.DISPATCH),
    /** Nothing that supervision looks at: such a complaint is not accepted. */
    OUTSIDE(Topic.NONE);

    private final Topic topic;

    Cause(Topic topic) {
        this.topic = topic;
    }

    public Topic topic() {
        return topic;
    }
}
