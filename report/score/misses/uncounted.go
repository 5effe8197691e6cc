package misses

import "github.com/slareport/slareport/report/measure"

// countedClause says how much the contract counts of what is left of an outage, where that is not all of it.
func (e *Explainer) countedClause(m *measure.Miss) []string {
	if m.Uncounted == 0 || m.Story == measure.StoryUncounted {
		return nil
	}
	return []string{e.Words.T("why.counted", e.Words.Clock(m.Remains), e.Words.Clock(m.Remains+m.Uncounted))}
}

// countedEnd is the end of the sentence of such an outage, "" where it ends as any other does: what remains was said.
func countedEnd(m *measure.Miss, key string) string {
	if m.Uncounted > 0 && (key == "provider" || key == "partly") {
		return "counted"
	}
	return key
}
