import io.github.testmonitor.it.Repository

context.userProperties.put('maven.ext.class.path', Repository.of(localRepositoryPath).jar('monitor-maven-plugin').toString())
