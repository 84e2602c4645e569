package io.restante.systemtest.fault;

import io.restante.systemtest.fault.scenario.Scenario;

/**
 * A scenario that was played.
 *
 * @param began when the load before it was waited for, in nanoseconds
 * @param ended when the load after it had got on, in nanoseconds
 * @param stored how many sends were answered as stored meanwhile
 */
record PlayedScenario(Scenario scenario, long began, long ended, long stored) {}
