import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

export { NavigatedViewer };
