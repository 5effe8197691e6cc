// Package settlement settles a period: it takes the credits of all objectives, as package credit prices each, credits
// an incident that broke several of them once, adds points up, applies the limits of the agreement in their order, and
// shares what is payable among the objectives. Stake asks for the most that a miss can pay.
package settlement
