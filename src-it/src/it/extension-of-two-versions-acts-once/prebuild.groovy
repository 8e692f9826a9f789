import io.github.testmonitor.it.Repository

Repository.of(localRepositoryPath).copyAs('0.0.1-older')
