/**
 * The demonstration: an invented province with its unions, employers and members, made by code and the same for the same
 * seed. Nobody in it exists: the divisions have codes of a range that GB/T 2260 does not use, identity numbers carry the
 * sequence digits 900 to 995 behind real county codes, mobile numbers are drawn at random and may by chance be somebody's
 * (in a demonstration nothing is ever sent). It writes the tables of other modules directly, in bulk, as no other module may,
 * and refuses a database in which there is a union already.
 */
@ApplicationModule(displayName = "Demo", allowedDependencies = {"access", "casework", "casework :: clock", "claims", "claims :: file", "congress", "disputes", "disputes :: aid",
        "disputes :: channel", "disputes :: dismissal", "disputes :: file", "documents", "elections", "identity", "joining",
        "law :: democracy", "law :: rights", "membership", "openness", "openness :: disclosure", "openness :: hold",
        "openness :: systemset", "operations", "organization", "proposals", "proposals :: guide", "proposals :: proposal",
        "proposals :: suggestion", "sessions", "sessions :: after", "sessions :: agenda", "sessions :: decide", "sessions :: roll",
        "supervision", "supervision :: drafts", "supervision :: file", "supervision :: inspection", "supervision :: people",
        "supervision :: risk", "surveys", "surveys :: form", "surveys :: sheet", "vault"})
@NullMarked
package org.gongqiao.app.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
