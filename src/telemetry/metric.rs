//! The metrics registry, rendered in Prometheus's text format.

use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

/// Upper bounds of the latency buckets in seconds: dense about the few milliseconds that most requests take.
const LATENCY_BUCKETS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];

/// All metrics of this process.
#[derive(Clone)]
pub struct Metrics(PrometheusHandle);

impl Metrics {
    /// Takes in the metrics of the whole process from here on; once.
    ///
    /// # Errors
    /// A second call.
    pub fn install() -> Result<Self, BuildError> {
        let builder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &LATENCY_BUCKETS)?;
        Ok(Self(builder.install_recorder()?))
    }

    /// As Prometheus reads them.
    #[must_use]
    pub fn render(&self) -> String {
        self.0.render()
    }

    /// Sorts the samples into their buckets; to be called every few seconds, since nobody may ever ask for the metrics.
    pub fn upkeep(&self) {
        self.0.run_upkeep();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latencies_have_buckets_and_there_is_one_registry() {
        let metrics = Metrics::install().unwrap();
        metrics::histogram!("test_request_seconds").record(0.003);
        metrics.upkeep();
        let text = metrics.render();
        assert!(text.contains(r#"test_request_seconds_bucket{le="0.005"} 1"#), "{text}");
        assert!(Metrics::install().is_err());
    }
}
