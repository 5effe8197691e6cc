// Package rulebook lists every rule that the computation follows, where it lives and which tests show it. The
// table in report/RULES.md is made from this one; a test keeps both, the files and the tests in step.
package rulebook

// Rule is one rule of the book.
type Rule struct {
	Clause string   // section of the rule book
	Says   string   // the rule in a few words
	Lives  string   // file, below the repository's root
	Shown  []string // tests that fail when it is broken
}

// Rules lists the rules in the order of the book.
var Rules = []Rule{
	// §1 Time
	{"1", "Instants are kept in UTC; a cell without an offset takes the source's zone", "loaders/records/instants.go", []string{"TestTheSourcesZoneComesBeforeTheWorkspaces"}},
	{"1", "Intervals are half-open", "report/timeline/interval.go", []string{"TestResolvingCoversTheWindowOnce", "TestOpenAtHoldsTheOpeningAndNotTheClosingInstant"}},
	{"1", "An ambiguous local time takes the earlier instant, a missing one moves forward by the gap; both leave a finding", "report/calendar/localtime.go", []string{"TestLocalTimeAtBothEdgesOfAGapAndAnOverlap", "TestKnownLocalTimesAndElapsedTargets"}},
	{"1", "A period begins and ends at local midnight; a month with a change of clocks is an hour shorter or longer", "report/calendar/period.go", []string{"TestPeriodsBeginAndEndAtLocalMidnight", "TestAMonthWithAChangeOfTheClocksIsAnHourShorterOrLonger"}},
	{"1", "Weeks, quarters, half-years, years, and months that start on day D", "report/calendar/period.go", []string{"TestPeriodsFollowEachOtherWithoutGaps", "TestWeeksAgreeWithTheStandardLibrary"}},
	{"1", "A calendar has weekly hours, a zone and holidays, expanded per local day", "report/calendar/table.go", []string{"TestFastCalendarAgreesWithTheSecondBySecondOne", "TestOpeningsAndClosingsWhereClocksChange"}},
	{"1", "Holidays by country and region, listed for the period", "report/calendar/region.go", []string{"TestHolidaysOfTheGermanStates", "TestHolidaysCloseTheCalendarAndAreListed"}},
	{"1", "A calendar edited in March does not change January", "report/calendar/days.go", []string{"TestACalendarEditedInMarchDoesNotChangeJanuary"}},
	{"1", "Nothing after the date of the data is known", "report/measure/timeliness_fate.go", []string{"TestTicketsAfterTheDateOfTheDataDoNotExist", "TestSamplesAfterTheDateOfTheDataDoNotExist", "TestRecordsAfterTheDateOfTheDataDoNotExist"}},
	// §2 Evidence
	{"2", "rows = loaded + duplicates + filtered + rejected, with reasons", "loaders/records/books.go", []string{"TestEveryMessyFileReconciles", "TestNoRowIsLostAndJobsChangeNothing"}},
	{"2", "Overlapping exports and conflicting duplicates", "loaders/records/duplicates.go", []string{"TestDuplicatesWithinASource", "TestDuplicatesOfOtherRecords", "TestFilesMayOverlap"}},
	{"2", "An event log gives tickets and their changes", "loaders/records/snapshots.go", []string{"TestAnEventLogGivesTicketsAndTheirChanges"}},
	{"2", "Tallies: figures that were aggregated before", "report/measure/tallies.go", []string{"TestTalliesOfAPeriodAddUp", "TestATallyThatReachesOverABoundIsAFindingAndNotScored"}},
	// §3 Objectives
	{"3", "Availability from outages is the union; overlaps count once", "report/measure/availability_outages.go", []string{"TestOverlapsCountOnce", "TestAvailabilityAgreesWithCountingSeconds", "TestKnownAvailability"}},
	{"3", "An outage may weigh by the share of users it hit", "report/measure/availability_outages.go", []string{"TestWeightedOutageCountsByTheUsersItHit"}},
	{"3", "Only agreed service time counts", "report/measure/availability_time.go", []string{"TestOnlyAgreedServiceTimeCounts"}},
	{"3", "By request: good requests of all", "report/measure/availability_request.go", []string{"TestByRequestIsGoodOfAll", "TestByRequestIsExact"}},
	{"3", "By slot: down from the agreed share of failures on", "report/sampling/slots.go", []string{"TestSlotIsDownFromItsThreshold", "TestSlotsAndRequestsTellDifferentStories"}},
	{"3", "By run: down from the first of so many failures in a row, or of so many minutes", "report/sampling/runs.go", []string{"TestByRunNeedsFailuresInARow", "TestByRunNeedsMinutes"}},
	{"3", "Gaps are unknown; coverage, best and worst case are told", "report/sampling/stretch.go", []string{"TestGapsAreUnknown", "TestGapBeginsAfterTwiceTheAgreedTime"}},
	{"3", "Too little coverage with best and worst apart leaves the verdict undetermined", "report/judge/verdict.go", []string{"TestRules3CoverageMakesAVerdictUndetermined"}},
	{"3", "Packet delivery: a duplicate counts once; more received than sent is a finding", "report/measure/samples_share.go", []string{"TestPacketDeliveryIsReceivedOfSent", "TestDuplicatePacketsCountOnce", "TestOddSamplesLeaveFindings"}},
	{"3", "Percentiles are exact, by nearest rank; interpolation is a named alternative", "report/measure/statistic_value.go", []string{"TestStatistics", "TestRankIsExact", "TestMedianOfTwoIsTheLowerUnlessInterpolated"}},
	{"3", "Satisfaction with its response rate", "report/measure/responserate.go", []string{"TestSatisfiedShareWithItsResponseRate"}},
	{"3", "First call resolution by flag", "report/measure/share.go", []string{"TestFirstCallResolutionByFlag"}},
	{"3", "First call resolution by repeat contact, beside the flag", "report/measure/share_contacts.go", []string{"TestAFurtherContactWithinTheDaysIsNoFirstContactResolution", "TestBothWaysToCountFirstContactsArePrinted", "TestContactsAgreeWithLookingAtEveryPair"}},
	{"3", "Update cadence: every gap between two updates is a case", "report/measure/timeliness_updates.go", []string{"TestEveryGapBetweenTwoUpdatesIsACase", "TestGapsTogetherAreTheTimeOfTheTicket"}},
	{"3", "A root-cause report on time", "report/measure/timeliness_event.go", []string{"TestARootCauseReportIsOnTimeUntilTheCloseOfItsDay"}},
	{"3", "Mean time to restore and between failures", "report/measure/statistic_failures.go", []string{"TestMeanTimeToRestore", "TestMeanTimeBetweenFailures"}},
	{"3", "Counts leave excused events out", "report/measure/count.go", []string{"TestCountsLeaveExcusedEventsOut"}},
	{"3", "A case counts in the period in which its outcome became certain, or by opening, resolution or closing", "report/measure/timeliness_fate.go", []string{"TestAMissIsCountedInThePeriodItWasDecided", "TestOpenCasesCountWhereTheirOpeningDoes", "TestExcusedCasesAreDecidedAtTheirCompletion"}},
	{"3", "Open and undecided cases are listed, not scored", "report/measure/timeliness_fate.go", []string{"TestOpenCasesAreListedUntilTheirClockPassesTheTarget"}},
	{"3", "A target that changes within a period counts pro rata where the agreement says so", "report/judge/prorata.go", []string{"TestTheTargetAtThePeriodsEndJudgesUnlessItCountsProRata", "TestAMeanTargetLiesBetweenItsParts"}},
	{"3", "Targets vary by impact × urgency", "report/measure/timeliness_allowance.go", []string{"TestATargetMayDependOnImpactAndUrgency"}},
	{"3", "Targets vary by key and by date", "report/measure/timeliness_allowance.go", []string{"TestTheFirstTargetThatMatchesDecides", "TestTargetsAreThoseInForceAtTheStart"}},
	{"3", "Minimum volume and allowed misses", "report/judge/verdict.go", []string{"TestRules6MinimumVolume"}},
	// §4 The clock
	{"4", "The clock runs inside its calendar; outside hours a case takes no time", "report/clock/clock.go", []string{"TestKnownCalendarTimeAndDeadlines", "TestACaseOpenedAndFinishedOutsideHoursTakesNoTime"}},
	{"4", "Pauses are intersected with business time", "report/clock/clock.go", []string{"TestKnownPausedClocks", "TestPausesAreIntersectedWithBusinessTime"}},
	{"4", "A full shift lands on the closing instant; reaching the target exactly is in time", "report/calendar/table.go", []string{"TestAFullShiftLandsOnTheClosingInstant", "TestReachingTheTargetExactlyIsInTime"}},
	{"4", "Working days become calendar time at the start", "report/calendar/workday.go", []string{"TestWorkingDayDeadline", "TestWorkingDaysAreTurnedIntoCalendarTimeAtTheStart"}},
	{"4", "A changed priority: at-start, at-stop, carry, restart", "report/measure/timeliness_priority.go", []string{"TestAChangedPriorityFollowsItsRule"}},
	{"4", "The superseded clock is shown", "report/measure/timeliness_superseded.go", []string{"TestTheSupersededClockIsShown", "TestNothingIsSupersededWithoutAChangeOfPriority"}},
	{"4", "A reopened case: resume, first, restart", "report/measure/timeliness_reopen.go", []string{"TestAReopenedTicketFollowsItsRule"}},
	{"4", "Closed stands in for a missing resolution, with a finding", "report/measure/timeliness_course.go", []string{"TestClosedStandsInForAResolutionThatIsMissing"}},
	{"4", "A response by the system, or faster than the floor, is none", "report/measure/timeliness_response.go", []string{"TestTheFirstResponseComesFromAPersonOfTheProvider", "TestAResponseFasterThanTheFloorIsNone"}},
	{"4", "A promised date is kept up to its instant", "report/measure/timeliness_fate.go", []string{"TestAPromisedDateIsKeptUpToItsInstant"}},
	// §5 Fault
	{"5", "The strongest evidence decides, and a second counts once", "report/fault/layer.go", []string{"TestTheStrongestProofDecides", "TestSecondsOfSeveralPartiesCountOnceByPrecedence"}},
	{"5", "States of the ticket", "report/fault/state.go", []string{"TestStatesAreLayers"}},
	{"5", "Overdue obligations", "report/fault/obligation.go", []string{"TestObligationsAreLayersWhileOverdue"}},
	{"5", "Causes through the agreement's map", "report/fault/cause.go", []string{"TestTheFaultCellGoesBeforeTheCause"}},
	{"5", "An upstream service's outage", "report/fault/upstream.go", []string{"TestOutagesUpstreamAreLayers", "TestOverdueObligationAndUpstreamOutageAnswer"}},
	{"5", "But-for: within the target without what others answer for is excused, beyond it is the provider's", "report/measure/verdict.go", []string{"TestButForExampleExcused", "TestButForExampleMissed", "TestTheRestMayTakeTheWholeTarget"}},
	{"5", "An excused miss is divided by time", "report/measure/timeliness_miss.go", []string{"TestSeveralPartiesShareAnExcusedMissByTheirTime", "TestAMissIsDividedByTime"}},
	{"5", "A claim must be earned; what lacks something is refused", "report/fault/judge.go", []string{"TestAClaimMustBeEarned", "TestRefusedClaimCountsForTheAttributableScoreAlone"}},
	{"5", "Maintenance keeps to its notice, window and allowance", "report/fault/maintenance.go", []string{"TestMaintenanceKeepsToItsWindow", "TestMaintenanceUsesUpItsAllowanceInOrderOfTime"}},
	{"5", "A refused claim is told with what it would have changed", "report/score/claims.go", []string{"TestRefusedClaimsCanBePutInForce"}},
	{"5", "Undetermined goes on the agreed account, with both outcomes", "report/measure/verdict.go", []string{"TestUndeterminedStandsOnTheAgreedAccount", "TestUndeterminedTimeStandsOnTheAgreedAccount"}},
	// §6 Scores
	{"6", "Three scores of the same evidence; the parts sum to the experienced misses", "report/score/assemble.go", []string{"TestPartsSumToTheExperiencedMisses", "TestSharesStayWithinBounds"}},
	{"6", "Excused units are kept as good or removed; both are told where they disagree", "report/judge/verdict.go", []string{"TestRules6KeptAndRemovedCanDisagree", "TestExcusedTimeIsKeptOrRemoved", "TestExcusedCasesAreKeptOrRemoved"}},
	{"6", "Verdicts, and below minimum", "report/judge/verdict.go", []string{"TestRules6Verdicts", "TestRules6MinimumIsASeverityOfMissed", "TestNoVolumeIsNeverMet"}},
	{"6", "Figures are compared exactly, or as the contract rounds", "report/judge/verdict.go", []string{"TestRules6ContractRounding", "TestRules6Verdicts"}},
	{"6", "Printed figures never cross the target; less than everything never prints as 100 %", "report/exact/decimal.go", []string{"TestShownNeverCrossesTheTarget", "TestLessThanEverythingNeverPrintsAsAll"}},
	// §7 Credits
	{"7", "The fee base: by service, users or invoice, dated, and by days for a part of a month", "report/credit/feebase.go", []string{"TestRules7FeeBases", "TestRules7FeesAreDated", "TestRules7PartMonthsCountByDays"}},
	{"7", "At-risk share, allocation and band multiply", "report/credit/objective.go", []string{"TestRules7PoolAllocationBand"}},
	{"7", "Bands: the lower bound belongs to the better side", "report/credit/form_band.go", []string{"TestRules7BandsOfPublishedTables", "TestRules7BandsAboveALimit", "TestRules7SharedVectors"}},
	{"7", "An amount per miss", "report/credit/form_miss.go", []string{"TestRules7PerMiss", "TestRules7EachMissHasItsPrice"}},
	{"7", "A rate per full step", "report/credit/form_step.go", []string{"TestRules7PerFullStep", "TestRules7StepsCountFromTheMeanOfTargetsProRata"}},
	{"7", "Points, weighted; a repeat in the next period doubles", "report/credit/form_points.go", []string{"TestRules7PointsDoubleWhenRepeated", "TestRules7PointsWeightAndTable"}},
	{"7", "Repeats in a row or in rolling periods are multiplied", "report/credit/repeat.go", []string{"TestRules7RepeatsInARowOrRolling", "TestRules7ARepeatedMissIsMultipliedThroughTheReport"}},
	{"7", "Below the minimum level another rate", "report/credit/severe.go", []string{"TestRules7BelowTheMinimum"}},
	{"7", "One incident is credited once, by the dearest objective", "report/credit/incident.go", []string{"TestRules7AnIncidentIsCreditedOnceByTheDearest", "TestRules7OverlappingOutagesOfOneServiceAreOneIncident"}},
	{"7", "Caps of objective, service, period and year, in order", "report/credit/settle.go", []string{"TestRules7CapOfAnObjective", "TestRules7CapOfAServiceTakesFromItsObjectivesAlone", "TestRules7CapsInOrder", "TestRules7CreditStaysWithinAllLimits"}},
	{"7", "Earn-back after good periods, or when the average returns", "report/credit/earnback.go", []string{"TestRules7EarnBackAfterGoodPeriods", "TestRules7EarnBackWhenTheAverageReturns"}},
	{"7", "Minimum payout", "report/credit/settle.go", []string{"TestRules7MinimumPayout"}},
	{"7", "Bonus, where agreed", "report/credit/bonus.go", []string{"TestRules7BonusNetsToZeroUnlessAgreed"}},
	{"7", "Watch list: distance to chronic breach and termination", "report/score/watch.go", []string{"TestRules7WatchListCountsMissesOfRollingPeriods"}},
	{"7", "Rounding to the minor unit at a named line", "report/credit/objective.go", []string{"TestRules7RoundingToTheMinorUnit"}},
	{"7", "The objectives' parts sum to what is payable", "report/credit/allocate.go", []string{"TestRules7CreditStaysWithinAllLimits", "TestMoneyStaysWithinItsLimits"}},
	{"7", "Only a missed objective pays", "report/credit/forms.go", []string{"TestRules7OnlyMissedPays", "TestRules7NoFormulaPaysWithoutAMiss"}},
}
