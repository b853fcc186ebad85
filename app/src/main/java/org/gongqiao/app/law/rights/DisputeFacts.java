package org.gongqiao.app.law.rights;

/** What is asked at each stage of a dispute. No names, no numbers of persons. */
public sealed interface DisputeFacts {

    /**
     * @param answered the other side said something
     * @param willing  it is willing to talk
     * @param settled  a settlement was reached
     * @param reply    how {@code R-01.reply} stands
     */
    record Consulting(boolean answered, boolean willing, boolean settled, Elapsed reply) implements DisputeFacts {}

    /**
     * @param refused      one side will not be mediated
     * @param bothContinue both agree to go on after the limit
     * @param limit        how {@code R-02.mediate} stands
     */
    record Mediating(boolean settled, boolean refused, boolean bothContinue, Elapsed limit) implements DisputeFacts {}

    record Signing(boolean workerSigned, boolean employerSigned, boolean mediatorSigned, boolean sealed) implements DisputeFacts {}

    /** @param agreed how the day for performance named in the agreement stands */
    record Performing(ClaimKind kind, boolean performed, Elapsed agreed) implements DisputeFacts {}

    /**
     * @param together both sides ask
     * @param review   how {@code R-04.review} stands
     * @param confirm  how {@code R-04.confirm} stands
     */
    record Reviewing(boolean together, Elapsed review, Elapsed confirm) implements DisputeFacts {}

    /**
     * @param relationLasts the labour relation has not ended
     * @param limitation    how {@code R-05.limitation} stands; of wage arrears after the relation ended, {@code R-05.afterEnd}
     */
    record Claiming(ClaimKind kind, boolean relationLasts, Elapsed limitation) implements DisputeFacts {}

    /** @param accept how {@code R-06.accept} stands */
    record Applied(boolean decided, boolean accepted, Elapsed accept) implements DisputeFacts {}

    /** @param notice how {@code R-07.hearing}, counted back from the hearing, stood on the day of the notice */
    record Notified(Elapsed notice) implements DisputeFacts {}

    /** @param limit how {@code R-07.postpone}, counted back from the hearing, stands */
    record Postponing(boolean goodCause, Elapsed limit) implements DisputeFacts {}

    /** @param limit how {@code R-07.defence} stands */
    record Defending(boolean filed, Elapsed limit) implements DisputeFacts {}

    /**
     * @param simple   the simple procedure, where the region has one
     * @param extended the commission's head approved an extension and the parties were told in writing
     * @param limit    how {@code R-08.award} (or {@code R-08.simple}), with the extension, stands
     */
    record Deciding(boolean awarded, boolean simple, boolean extended, Elapsed limit) implements DisputeFacts {}

    /** @param cents the amount claimed; of several sums, the one the award is about */
    record Amount(ClaimKind kind, long cents) implements DisputeFacts {}

    /**
     * @param worker       who asks: the worker, else the employer
     * @param finalAward   R-09
     * @param annulGround  one of the grounds to have a final award set aside is shown
     * @param annulled     it was set aside
     * @param suit         how {@code R-10.suit} (after annulment {@code R-10.afterAnnulment}) stands
     * @param annul        how {@code R-10.annul} stands
     */
    record Awarded(boolean worker, boolean finalAward, boolean annulGround, boolean annulled, Elapsed suit, Elapsed annul)
            implements DisputeFacts {}

    /** @param common they ask for the same */
    record Together(int people, boolean common) implements DisputeFacts {}

    /**
     * @param clear   rights and duties between the parties are clear
     * @param hardship without payment in advance the applicant's living would gravely suffer
     */
    record InAdvance(ClaimKind kind, boolean clear, boolean hardship) implements DisputeFacts {}

    /**
     * @param staffSide     representatives of the staff
     * @param staffEntitled all of them are union members or were chosen by all staff
     * @param firmSide      representatives of the firm
     * @param firmNamed     all of them were named by its head
     * @param chairEntitled the chair is a union member or chosen by both sides
     */
    record Committee(int staffSide, boolean staffEntitled, int firmSide, boolean firmNamed, boolean chairEntitled) implements DisputeFacts {}

    /** @param employerFiled the employer applied for recognition
     *  @param byEmployer who asks: the employer, else the worker, a near relative or the union
     *  @param employer how {@code R-17.employer} stands
     *  @param worker how {@code R-17.worker} stands */
    record Injured(boolean byEmployer, boolean employerFiled, Elapsed employer, Elapsed worker) implements DisputeFacts {}

    /**
     * @param continuing the breach goes on: the time has not begun
     * @param reach      how {@code R-17.inspectionReach} stands
     */
    record Reported(boolean continuing, Elapsed reach) implements DisputeFacts {}
}
