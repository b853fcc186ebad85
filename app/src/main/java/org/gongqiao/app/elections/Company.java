package org.gongqiao.app.elections;

import java.util.UUID;
import org.gongqiao.app.law.democracy.BoardFacts;

/**
 * A company whose workers may have seats on its board.
 *
 * @param board           it has one, not a single director
 * @param supervisors     members of the board of supervisors; 0 without one
 * @param supervisorYears their term
 */
public record Company(UUID id, UUID unit, String unitName, String region, String name, BoardFacts.Company kind, int staff, boolean board,
                      BoardFacts.Oversight oversight, int supervisors, int supervisorYears, int version) {}
